using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>A person who told of danger in another language is answered, and understood, in it.</summary>
public sealed class SafetyLanguageTests
{
    private static readonly SupportContent Content = TestContent.Britain;
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("es", "sí", Intent.Yes)]
    [InlineData("es", "Si.", Intent.Yes)]
    [InlineData("es", "No", Intent.No)]
    [InlineData("es", "no, ahora no", Intent.No)]
    [InlineData("es", "Ya estoy a salvo.", Intent.ImSafe)]
    [InlineData("es", "Gracias, ahora estoy bien", Intent.ImSafe)]
    [InlineData("es", "Estoy a salvo, sigamos", Intent.ImSafe)]
    [InlineData("es", "no estoy a salvo", Intent.InDanger)]
    [InlineData("es", "no creo que estoy a salvo", Intent.InDanger)]
    [InlineData("es", "creo que estoy en peligro", Intent.InDanger)]
    [InlineData("es", "No, no quise decir eso", Intent.Misunderstood)]
    [InlineData("es", "por favor, ayúdame", Intent.HelpNow)]
    [InlineData("es", "¿eres un robot?", Intent.AreYouHuman)]
    [InlineData("es", "no quiero hablar", Intent.Stop)]
    [InlineData("fr", "oui", Intent.Yes)]
    [InlineData("fr", "Non, pas maintenant", Intent.No)]
    [InlineData("fr", "Je suis en sécurité, continuons", Intent.ImSafe)]
    [InlineData("fr", "je suis pas en securite", Intent.InDanger)]
    [InlineData("fr", "Aidez-moi !", Intent.HelpNow)]
    [InlineData("pt", "sim", Intent.Yes)]
    [InlineData("pt", "não", Intent.No)]
    [InlineData("pt", "nao, agora nao", Intent.No)]
    [InlineData("pt", "estou em segurança", Intent.ImSafe)]
    [InlineData("pt", "não estou em segurança", Intent.InDanger)]
    [InlineData("it", "sì", Intent.Yes)]
    [InlineData("it", "no, non adesso", Intent.No)]
    [InlineData("it", "adesso sono al sicuro", Intent.ImSafe)]
    [InlineData("it", "non sono al sicuro", Intent.InDanger)]
    [InlineData("it", "no, sono in pericolo", Intent.InDanger)]
    public void While_safety_is_open_words_of_its_language_are_understood(string language, string said, Intent meant) =>
        Read(said, Open(language)).ShouldBe(meant);

    [Theory]
    [InlineData("es", "no, estoy en peligro", Intent.InDanger)]
    [InlineData("es", "no estoy en peligro", Intent.No)]
    [InlineData("pt", "não, estou em perigo", Intent.InDanger)]
    [InlineData("pt", "não estou em perigo", Intent.No)]
    public void A_comma_decides_what_a_no_belongs_to(string language, string said, Intent meant) => Read(said, Open(language)).ShouldBe(meant);

    [Theory]
    [InlineData("es", "nadie me dice que estoy a salvo")]
    [InlineData("es", "estoy a salvo, pero no sé por cuánto tiempo")]
    [InlineData("es", "no puedo más")]
    [InlineData("es", "no sé")]
    [InlineData("es", "no estoy bien")]
    [InlineData("es", "adiós")]
    [InlineData("fr", "je sais pas si je suis en sécurité")]
    [InlineData("pt", "não consigo")]
    [InlineData("it", "non so se sono al sicuro")]
    public void What_does_not_plainly_say_so_neither_declines_nor_ends_help(string language, string said) =>
        Read(said, Open(language)).ShouldBe(Intent.None);

    [Theory]
    [InlineData("yes", Intent.Yes)]
    [InlineData("no", Intent.No)]
    [InlineData("I'm safe, carry on", Intent.ImSafe)]
    [InlineData("I think I am in danger", Intent.InDanger)]
    public void The_locale_is_understood_as_well(string said, Intent meant) => Read(said, Open("es")).ShouldBe(meant);

    [Theory]
    [InlineData("Estoy en España", "ES")]
    [InlineData("Estados Unidos", "US")]
    [InlineData("en Allemagne", "DE")]
    [InlineData("estou no Brasil", "BR")]
    [InlineData("Svizzera", "CH")]
    public void The_country_can_be_named_in_the_language(string said, string country) =>
        Content.Reader.Read(said, new Session()).Country.ShouldBe(country);

    [Fact]
    public void Other_languages_do_not_count_before_a_sign_in_them() => Read("estoy a salvo", new Session()).ShouldBe(Intent.None);

    [Fact]
    public void After_closing_only_a_call_for_help_is_still_understood()
    {
        var closed = Open("es") with { Safety = Open("es").Safety with { Phase = SafetyPhase.Closed, Asked = SafetyQuestion.None } };

        Read("necesito ayuda ahora", closed).ShouldBe(Intent.HelpNow);
        Read("estoy a salvo", closed).ShouldBe(Intent.None);
        Say("necesito ayuda ahora", closed).Messages.ShouldAllBe(message => message.Language == "es");
    }

    [Theory]
    [InlineData("es", "no")]
    [InlineData("fr", "non")]
    [InlineData("pt", "não")]
    [InlineData("it", "no")]
    public void A_no_to_danger_keeps_safety_open_and_is_answered_in_the_language(string language, string no)
    {
        var turn = Say(no, Open(language));

        turn.Session.Safety.IsOpen.ShouldBeTrue();
        turn.Messages.Select(message => message.Id).ShouldBe(["safety.not_in_danger", CardIds.Crisis]);
        turn.Messages.ShouldAllBe(message => message.Language == language);
        Shown(turn, 0).ShouldBe(Content.Texts.Render(language, "safety.not_in_danger", 0));
        Shown(turn, 1).ShouldContain(Content.Texts.Render(language, "label.in_danger", 0));
    }

    [Theory]
    [InlineData("es", "estoy a salvo")]
    [InlineData("fr", "je suis en sécurité")]
    [InlineData("pt", "estou em segurança")]
    [InlineData("it", "sono al sicuro")]
    public void Saying_that_one_is_safe_closes_safety_and_the_conversation_goes_on(string language, string said)
    {
        var turn = Say(said, Open(language));

        turn.Session.Safety.Phase.ShouldBe(SafetyPhase.Closed);
        Shown(turn, 0).ShouldBe(Content.Texts.Render(language, "safety.closed", 0));
        turn.Messages.Skip(1).ShouldAllBe(message => message.Language == null);
    }

    private static Session Open(string language) => new()
    {
        Step = Step.Menu,
        DisclosedAt = Now,
        LastSeen = Now,
        Safety = new SafetyState
        {
            Phase = SafetyPhase.Open,
            Route = RiskRoute.SuicidalThoughts,
            Level = RiskLevel.Explicit,
            Distress = true,
            Asked = SafetyQuestion.InDangerNow,
            Language = language,
        },
    };

    private static Intent Read(string text, Session session) => Content.Reader.Read(text, session).Intent;

    private static Turn Say(string text, Session session) =>
        ConversationEngine.Transition(session, new Said(Now, Content.Reader.Read(text, session)), Content.Catalog);

    private static string Shown(Turn turn, int message) =>
        Content.Presenter.Present(turn.Messages[message], turn.Session, new Surface(Cards: false, Execute: false)).Text;
}
