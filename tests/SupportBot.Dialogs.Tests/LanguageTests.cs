using SupportBot.Dialogs.Tests.Support;

namespace SupportBot.Dialogs.Tests;

/// <summary>Every reply says which language it is in: a channel would take it for the person's.</summary>
public sealed class LanguageTests : IDisposable
{
    private readonly Talk _talk = new();

    public void Dispose() => _talk.Dispose();

    [Fact]
    public async Task What_is_said_in_English_to_a_person_who_reads_German_says_so()
    {
        IReadOnlyList<Activity> replies =
        [
            .. await _talk.TurnAsync(In("de-AT", Activities.Message("hello"))),
            .. await _talk.TurnAsync(In("de-AT", Activities.Message("sing me a song", "m2"))),
        ];

        replies.ShouldContain(reply => reply.Attachments != null);
        replies.ShouldContain(reply => reply.Text != null);
        replies.ShouldAllBe(reply => reply.Locale == "en");
    }

    [Fact]
    public async Task Help_comes_in_the_language_of_the_person_in_danger_and_says_so_until_the_talk_goes_on()
    {
        var help = await _talk.TurnAsync(In("en-GB", Activities.Message("je veux mourir")));
        help.ShouldContain(reply => reply.Attachments != null);
        help.ShouldAllBe(reply => reply.Locale == "fr");

        var after = await _talk.TurnAsync(In("en-GB", Activities.Press("""{"intent":"im_safe"}""")));
        after.Select(reply => reply.Locale).Distinct().ShouldBe(["fr", "en"]);
    }

    [Theory]
    [InlineData("hello", "groupChat")]
    [InlineData("", "personal")]
    public async Task So_does_what_is_said_outside_the_conversation(string text, string conversation)
    {
        var message = In("de-AT", Activities.Message(text));
        message.Conversation!.ConversationType = conversation;

        (await _talk.TurnAsync(message)).ShouldHaveSingleItem().Locale.ShouldBe("en");
    }

    private static Activity In(string locale, Activity activity)
    {
        activity.Locale = locale;
        return activity;
    }
}
