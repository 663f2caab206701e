using SupportBot.Content;
using SupportBot.Content.Risk;
using SupportBot.Conversation;
using SupportBot.Understanding.Risk;

namespace SupportBot.Understanding.Tests.Risk;

/// <summary>The rules as they are shipped.</summary>
internal static class RiskBook
{
    private static readonly Lazy<RiskRuleBook> Loaded = new(() =>
    {
        var errors = new List<ContentError>();
        var book = RiskRuleLoader.Load(Path.Combine(AppContext.BaseDirectory, "Locales"), errors);
        errors.ShouldBeEmpty();
        return book;
    });

    public static RiskRuleBook Book => Loaded.Value;

    public static RiskReader Reader { get; } = new(Book.Rules);

    public static RiskReading Read(string text) => Reader.Read(text, SafetyState.None);
}
