using Microsoft.Extensions.Configuration;
using SupportBot.Content;

namespace SupportBot.Console;

internal static class Settings
{
    /// <summary>The organisation of the same appsettings.json that the host uses.</summary>
    public static OrganisationOptions ReadOrganisation() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json")
        .AddEnvironmentVariables()
        .Build()
        .GetSection(OrganisationOptions.Section)
        .Get<OrganisationOptions>() ?? new OrganisationOptions();
}
