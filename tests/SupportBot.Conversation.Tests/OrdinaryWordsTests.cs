using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>The words that the content itself offers or understands are no signs of risk, whatever the language of the rules.</summary>
public sealed class OrdinaryWordsTests
{
    /// <summary>Ways to speak of danger, or to deny it, are read as what they are.</summary>
    private static readonly Intent[] MayTellOfDanger = [Intent.HelpNow, Intent.InDanger, Intent.ImSafe, Intent.No];

    [Fact]
    public void No_way_to_say_a_command_is_read_as_risk()
    {
        var alarms =
            from entry in TestContent.BritainLexicon.Intents
            where !MayTellOfDanger.Contains(entry.Key)
            from way in entry.Value
            let risk = TestContent.Britain.Reader.Read(way, new Session()).Risk
            where risk.Level != RiskLevel.None
            select $"{entry.Key} '{way}' is read as {risk.Level} {risk.Route} by {risk.Language}/{risk.Rule}";
        alarms.ShouldBeEmpty();
    }

    [Fact]
    public void No_choice_of_a_question_opens_safety()
    {
        var alarms =
            from question in TestContent.BritainLexicon.Choices
            from choice in question.Value
            from way in choice.Value
            let risk = TestContent.Britain.Reader.Read(way, new Session()).Risk
            where risk.Level >= RiskLevel.Implied
            select $"{question.Key}.{choice.Key} '{way}' is read as {risk.Level} {risk.Route} by {risk.Language}/{risk.Rule}";
        alarms.ShouldBeEmpty();
    }
}
