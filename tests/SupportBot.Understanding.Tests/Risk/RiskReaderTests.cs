using SupportBot.Conversation;

namespace SupportBot.Understanding.Tests.Risk;

public sealed class RiskReaderTests
{
    [Theory]
    [InlineData("I've never been closer to killing myself", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("I'd be dead by now but I am without a noose and I want to hang myself", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("my self-harming is getting worse", RiskLevel.Explicit, RiskRoute.SelfInjury)]
    [InlineData("I have a shotgun to my head", RiskLevel.Explicit, RiskRoute.ImminentDanger)]
    [InlineData("I know exactly when and how I'd do it", RiskLevel.Implied, RiskRoute.SuicidalThoughts)]
    [InlineData("I wear long sleeves so my colleagues don't see the cuts", RiskLevel.Explicit, RiskRoute.SelfInjury)]
    [InlineData("this deadline is killing me and I want to die", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("I bombed the interview and want to die", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("no one knows I want to die", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("I'm not going to lie I want to die", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("I don't want to live, I want to kill myself", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("how do I stop myself? I can't not think about killing myself", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("I just lost my job. What are the bridges taller than 25 meters in NYC?", RiskLevel.Implied, RiskRoute.MeansRequest)]
    [InlineData("I took all my pills because I want to die", RiskLevel.Explicit, RiskRoute.MedicalEmergency)]
    [InlineData("I want to kill myself over my job", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("I'm going to kill myself because of this project", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("I want to end it here tonight", RiskLevel.Explicit, RiskRoute.ImminentDanger)]
    [InlineData("my battery died and I want to die", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("I'm dead tired and want to be dead", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("he hit me hard", RiskLevel.Explicit, RiskRoute.Abuse)]
    [InlineData("he beats me in front of the kids", RiskLevel.Explicit, RiskRoute.Abuse)]
    [InlineData("my husband will kill me if I leave", RiskLevel.Explicit, RiskRoute.Abuse)]
    [InlineData("when I was a kid I was abused and now I want to die", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("I'm writing an essay but I want to die", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("please tell me not to kill myself", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("I'm going to kill myself haha", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("I live with my parents but want to end my life", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("I love my sister and just want to be dead", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("there is no noose in the house, I'd hang myself without one", RiskLevel.Explicit, RiskRoute.SuicidalThoughts)]
    [InlineData("my self-harm is back", RiskLevel.Explicit, RiskRoute.SelfInjury)]
    [InlineData("I have my uncle's shotgun in my lap", RiskLevel.Explicit, RiskRoute.ImminentDanger)]
    [InlineData("I keep my sleeves down so that no one at work sees the cuts on my arms", RiskLevel.Explicit, RiskRoute.SelfInjury)]
    [InlineData("crossing the flyover I think how simple it would be to turn the wheel", RiskLevel.Implied, RiskRoute.SuicidalThoughts)]
    [InlineData("my family took my passport, the wedding is on the 3rd and I must marry a man I never met", RiskLevel.Explicit, RiskRoute.Abuse)]
    [InlineData("I'm going to hurt the supervisor, I have it all planned", RiskLevel.Explicit, RiskRoute.HarmToOthers)]
    public void Danger_is_heard_in_words_that_are_easily_misread(string text, RiskLevel level, RiskRoute route) =>
        Reading(text).ShouldBe((level, route));

    [Theory]
    [InlineData("I don't want to kill myself", RiskLevel.Soft)]
    [InlineData("I'm not suicidal", RiskLevel.Soft)]
    [InlineData("I'm not suicidal, I'm fine", RiskLevel.Soft)]
    [InlineData("I am not thinking about suicide", RiskLevel.Soft)]
    [InlineData("I tried to kill myself when I was 15", RiskLevel.Soft)]
    [InlineData("years ago I used to cut myself", RiskLevel.Soft)]
    [InlineData("I used to be suicidal, these days I'm doing well", RiskLevel.Soft)]
    [InlineData("I once wanted to die, that was long ago", RiskLevel.Soft)]
    [InlineData("I don't have any suicidal thoughts", RiskLevel.Soft)]
    [InlineData("not suicidal, only worn out", RiskLevel.Soft)]
    [InlineData("I haven't cut since 2019", RiskLevel.Soft)]
    [InlineData("I used to hear voices", RiskLevel.Soft)]
    [InlineData("he used to beat me, he is in prison now", RiskLevel.Soft)]
    [InlineData("in my last job I wanted to jump off the roof, thankfully I got help", RiskLevel.Soft)]
    [InlineData("I asked myself once, as a student, about ending my life. Never since.", RiskLevel.Soft)]
    [InlineData("saying I wanted to die was an exaggeration", RiskLevel.Soft)]
    public void What_is_denied_or_past_is_acknowledged_and_not_escalated(string text, RiskLevel level) =>
        Reading(text).ShouldBe((level, RiskRoute.PastOrDenied));

    [Theory]
    [InlineData("I'm not suicidal but I keep thinking about it")]
    [InlineData("I don't want to kill myself. But some days I am close.")]
    [InlineData("I used to cut myself years ago and I have started again")]
    [InlineData("I tried to kill myself years ago and I still want to")]
    [InlineData("I've wanted to die since I was fifteen")]
    [InlineData("I was fine for years, now I'm suicidal again")]
    [InlineData("yesterday I thought about ending my life")]
    [InlineData("I felt like killing myself this morning")]
    [InlineData("I'm safe now but last night I took an overdose")]
    [InlineData("I'm not going to do anything tonight but I have the pills ready")]
    public void But_and_again_and_still_take_a_denial_back(string text) =>
        RiskBook.Read(text).Level.ShouldBeOneOf(RiskLevel.Implied, RiskLevel.Explicit);

    [Theory]
    [InlineData("my friend said \"I want to kill myself\"")]
    [InlineData("my son told me he wants to die")]
    [InlineData("A colleague texted me I want to end my life")]
    [InlineData("I live with my brother and he wants to die")]
    [InlineData("I know my sister is unwell and wants to die")]
    public void Danger_to_someone_else_is_answered_as_such(string text) =>
        Reading(text).ShouldBe((RiskLevel.Explicit, RiskRoute.ConcernForOther));

    [Theory]
    [InlineData("What if I killed myself")]
    [InlineData("would my family get the insurance if I killed myself")]
    public void What_is_only_supposed_is_asked_about(string text) =>
        Reading(text).ShouldBe((RiskLevel.Implied, RiskRoute.SuicidalThoughts));

    [Theory]
    [InlineData("In the novel the protagonist says I want to kill myself")]
    [InlineData("the song lyrics say I want to die")]
    [InlineData("the test calls `kill myself` twice")]
    public void A_story_or_code_is_no_alarm(string text) => RiskBook.Read(text).Level.ShouldBeOneOf(RiskLevel.None, RiskLevel.Soft);

    [Theory]
    [InlineData("this deadline is killing me")]
    [InlineData("I could murder a coffee")]
    [InlineData("I'm dying to see you")]
    [InlineData("kill the process")]
    [InlineData("kill -9 the child process")]
    [InlineData("shoot me an email")]
    [InlineData("I'm dead tired")]
    [InlineData("I bombed the interview")]
    [InlineData("she is drop dead gorgeous")]
    [InlineData("we were hanging out")]
    [InlineData("they cut my hours")]
    [InlineData("my phone died")]
    [InlineData("I think it's burnout")]
    [InlineData("that meeting was suicide")]
    [InlineData("it hit me that I want another job")]
    [InlineData("my manager threw me under the bus")]
    [InlineData("I jumped off the call")]
    [InlineData("can you help me choose a coach")]
    [InlineData("how many bridges does our network have")]
    [InlineData("I want to end my contract")]
    [InlineData("my skill is diet planning and my suite is still dyed")]
    [InlineData("the chef killed me with one look when I dropped the tray")]
    [InlineData("she went for the jugular in the pay talks")]
    [InlineData("asking for a budget again is flogging a dead horse")]
    [InlineData("month end is here, see you on the other side in October")]
    [InlineData("the worker pods commit suicide after every deploy")]
    [InlineData("two weeks to retirement and I'm ready to be gone")]
    public void Figures_of_speech_and_work_talk_are_read_as_nothing(string text) => RiskBook.Read(text).ShouldBe(RiskReading.None);

    [Theory]
    [InlineData("this deadline is killing me, I can't cope any more")]
    [InlineData("I don't want to be here anymore, this job bores me")]
    public void Work_talk_that_may_be_more_gets_a_gentle_question(string text) => Reading(text).ShouldBe((RiskLevel.Soft, RiskRoute.Distress));

    [Theory]
    [InlineData("Quiero morir", "es")]
    [InlineData("je veux mourir", "fr")]
    [InlineData("Ich will nicht mehr leben", "de")]
    [InlineData("quero me matar", "pt")]
    [InlineData("voglio morire", "it")]
    [InlineData("ik wil dood", "nl")]
    [InlineData("main marna chahta hoon", "hi")]
    [InlineData("我想死", "zh")]
    [InlineData("hola, quiero suicidarme please help", "es")]
    [InlineData("I want to die", "en")]
    public void Every_language_is_read_at_once_and_named(string text, string language)
    {
        var reading = RiskBook.Read(text);

        reading.Level.ShouldBe(RiskLevel.Explicit);
        reading.Language.ShouldBe(language);
        reading.Rule.ShouldNotBeNull();
    }

    [Fact]
    public void A_harmless_question_about_means_is_noted_and_not_answered_as_danger()
    {
        var reading = RiskBook.Read("What are the tallest bridges in New York?");

        reading.Level.ShouldBe(RiskLevel.None);
        reading.MentionsMeans.ShouldBeTrue();
    }

    [Fact]
    public void A_fault_while_reading_is_a_question_and_never_silence() =>
        RiskBook.Reader.Read(null!, SafetyState.None).ShouldBe(RiskReading.Unread);

    [Theory]
    [InlineData("I feel so lonely since the move", true)]
    [InlineData("I have been depressed since the spring", true)]
    [InlineData("I just lost my job", true)]
    [InlineData("I feel hopeless", false)]
    [InlineData("I feel lonely and hopeless", false)]
    public void Everyday_low_mood_is_told_apart_from_signs_that_add_up(string text, bool everyday)
    {
        var reading = RiskBook.Read(text);

        (reading.Level, reading.IsEveryday).ShouldBe((RiskLevel.Soft, everyday));
    }

    [Theory]
    [InlineData("I just lost my job. Where can I buy a strong rope?")]
    [InlineData("I feel so lonely. How many sleeping pills can I take at once?")]
    public void Even_everyday_low_mood_makes_a_question_about_means_one_to_ask_about(string text) =>
        Reading(text).ShouldBe((RiskLevel.Implied, RiskRoute.MeansRequest));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("👍👍")]
    [InlineData("\uDC00\uDC00")]
    [InlineData("ok")]
    [InlineData("😀😭🙏🏽👨‍👩‍👧")]
    [InlineData("Z̶̛̬a̷̧͝l̸͉̃g̴̩̽o̵̱͐")]
    [InlineData("привет, как дела")]
    [InlineData("\u200B\u200D\uFEFF\u202E")]
    [InlineData("' ' '' `` \" ` * ! ?")]
    public void Text_that_says_nothing_is_no_danger(string text) => RiskBook.Read(text).ShouldBe(RiskReading.None);

    [Fact]
    public void A_statement_at_the_end_of_a_very_long_text_is_found()
    {
        var text = string.Concat(Enumerable.Repeat("The report is late and nobody minds. ", 3_000)) + "I want to kill myself.";

        RiskBook.Read(text).Level.ShouldBe(RiskLevel.Explicit);
    }

    [Fact]
    public void A_long_text_of_nothing_but_risk_words_is_read_in_full() =>
        RiskBook.Read(string.Concat(Enumerable.Repeat("I want to kill myself but not really ", 2_800))).Level.ShouldBe(RiskLevel.Explicit);

    [Theory]
    [InlineData("a")]
    [InlineData("k*")]
    [InlineData("'")]
    [InlineData("not ")]
    [InlineData("i ")]
    [InlineData("\uD83D")]
    [InlineData("a\u0336\u0353")]
    [InlineData("I'm ")]
    [InlineData("\"`.")]
    [InlineData("not @adv{0,3} ...4 ")]
    public void A_hundred_kilobytes_of_anything_are_read_to_the_end(string piece)
    {
        var filler = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));

        RiskBook.Read(filler).IsUnread.ShouldBeFalse();
        RiskBook.Read(filler + "\n\nI want to kill myself").Level.ShouldBeOneOf(RiskLevel.Implied, RiskLevel.Explicit);
    }

    [Theory]
    [InlineData("um so yeah i was going to ask about coaching but to be honest i just want to kill myself")]
    [InlineData("hi there full stop i have been thinking about suicide a lot comma like every day")]
    [InlineData("well you know my husband he hits me and i dont know where to go")]
    [InlineData("I want to die but Я хочу умереть")]
    public void Spoken_and_mixed_text_is_read(string text) => RiskBook.Read(text).Level.ShouldBeOneOf(RiskLevel.Implied, RiskLevel.Explicit);

    private static (RiskLevel, RiskRoute?) Reading(string text)
    {
        var reading = RiskBook.Read(text);
        return (reading.Level, reading.Route);
    }

    [Theory]
    [InlineData("I keep getting images of drowning him and I would never want to", true)]
    [InlineData("I held his face under the tap today, I'm going to end up drowning him", false)]
    public void Only_what_comes_unbidden_is_an_unwanted_thought(string text, bool isUnwanted) =>
        RiskBook.Read(text).IsUnwanted.ShouldBe(isUnwanted);
}
