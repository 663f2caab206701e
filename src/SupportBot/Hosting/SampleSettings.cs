using SupportBot.Content;

namespace SupportBot.Hosting;

/// <summary>Keeps the sample organisation from meeting real people: its addresses lead nowhere.</summary>
internal static class SampleSettings
{
    private const string SampleDomain = "example.org";

    /// <exception cref="ContentException">A setting still holds the sample's address outside Development.</exception>
    public static void Refuse(OrganisationOptions organisation, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
            return;

        List<ContentError> errors = [];
        Check("Organisation:Contact", organisation.Contact, errors);
        for (var i = 0; i < organisation.Directory.Count; i++)
            Check($"Organisation:Directory:{i}:Url", organisation.Directory[i].Url, errors);
        if (errors.Count > 0)
            throw new ContentException(errors);
    }

    private static void Check(string key, string? value, List<ContentError> errors)
    {
        if (value?.Contains(SampleDomain, StringComparison.OrdinalIgnoreCase) == true)
            errors.Add(new ContentError(key, 0, $"'{value}' is the sample's address: set it to your organisation's own in appsettings.json"));
    }
}
