using SupportBot.Content;
using SupportBot.Web;

namespace SupportBot.Browser.Tests.Support;

/// <summary>Settings of the page for a test, with the real texts in all languages and a right-to-left one.</summary>
internal static class PageSettings
{
    private static readonly Lazy<ChatPageTexts> Texts = new(() => WithArabic(ChatPageTexts.Of(SupportContent.Load(AppContext.BaseDirectory, new OrganisationOptions
    {
        Name = "Northwind",
        Country = "GB",
        Locale = "en",
        Contact = "care@works.example",
    }))));

    public static ChatPageSettings Of(string organisation = "Northwind & \"Sons\"", ChatPageOptions? options = null) =>
        new("SupportBot", organisation, Texts.Value, options ?? new ChatPageOptions());

    /// <summary>No content is in such a language yet; English words are enough to see the direction.</summary>
    private static ChatPageTexts WithArabic(ChatPageTexts texts) => texts with { ByLanguage = texts.ByLanguage.SetItem("ar", texts.ByLanguage["en"]) };
}
