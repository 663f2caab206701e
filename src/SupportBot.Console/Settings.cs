using Microsoft.Extensions.Configuration;
using SupportBot.Content;

namespace SupportBot.Console;

internal static class Settings
{
    /// <returns>Null when the content or the settings are wrong; what is wrong has then been written to the error stream.</returns>
    public static SupportContent? TryLoadContent()
    {
        try
        {
            return SupportContent.Load(AppContext.BaseDirectory, ReadOrganisation());
        }
        catch (ContentException fault)
        {
            System.Console.Error.WriteLine($"SupportBot did not start:{Environment.NewLine}{fault.Message}");
            return null;
        }
    }

    /// <summary>The organisation of the same appsettings.json that the host uses.</summary>
    private static OrganisationOptions ReadOrganisation() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json")
        .AddEnvironmentVariables()
        .Build()
        .GetSection(OrganisationOptions.Section)
        .Get<OrganisationOptions>() ?? new OrganisationOptions();
}
