using System.Globalization;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>Which lines of the real data are on the crisis card, at a time and for a person.</summary>
public sealed class LineChoiceTests
{
    private const string TuesdayNight = "2026-11-24T03:00Z";
    private const string TuesdayAfternoon = "2026-11-24T16:00Z";

    private static IEnumerable<CountryHelplines> Countries => TestContent.Nowhere.Catalog.Helplines.ByCountry.Values;

    [Theory]
    [InlineData("US", "us.988 us.crisis_text_line")]
    [InlineData("GB", "gb.samaritans gb.shout")]
    [InlineData("FR", "fr.3114")]
    [InlineData("PT", "pt.sns_24 pt.sos_voz_amiga")]
    public void Suicidal_thoughts_get_the_crisis_lines(string country, string lines) =>
        Choose(country, RiskRoute.SuicidalThoughts, TuesdayAfternoon).ShouldBe(lines);

    [Theory]
    [InlineData(TuesdayAfternoon, "gb.mens_advice_line gb.samaritans")]
    [InlineData(TuesdayNight, "gb.samaritans gb.mens_advice_line")]
    public void Abuse_in_Britain_gets_the_line_of_every_nation_and_the_one_for_men_which_comes_last_while_it_is_closed(string at, string others) =>
        Choose("GB", RiskRoute.Abuse, at).ShouldBe("gb.refuge gb.sdafmh gb.live_fear_free gb.ni_domestic_and_sexual_abuse " + others);

    [Theory]
    [InlineData("US", "us.rainn us.domestic_violence_hotline us.988")]
    [InlineData("IE", "ie.dublin_rape_crisis")]
    [InlineData("GB", "gb.ni_domestic_and_sexual_abuse gb.refuge gb.sdafmh gb.live_fear_free gb.samaritans")]
    public void Who_tells_of_rape_gets_the_line_for_that_first(string country, string lines) =>
        Choose(country, RiskRoute.Abuse, TuesdayNight, told: Told.Sexual).ShouldStartWith(lines);

    [Fact]
    public void Where_no_line_for_rape_serves_the_whole_country_the_list_of_lines_of_the_world_stands_beside()
    {
        bool Misses(string country, Told told) =>
            LineChoice.Misses(Countries.Single(entry => entry.Country == country), new Need(RiskRoute.Abuse, Time(TuesdayNight), "en", Told: told));

        (Misses("GB", Told.Sexual), Misses("US", Told.Sexual), Misses("GB", Told.None)).ShouldBe((true, false, false));
    }

    [Theory]
    [InlineData("US", Told.Illness, "")]
    [InlineData("US", Told.Taken, "us.poison_help")]
    [InlineData("GB", Told.Taken, "")]
    public void In_a_medical_emergency_there_is_at_most_a_line_about_poisons_and_none_in_an_illness(string country, Told told, string lines) =>
        Choose(country, RiskRoute.MedicalEmergency, TuesdayNight, told: told).ShouldBe(lines);

    [Fact]
    public void Who_tells_of_drink_gets_a_line_for_it_beside_the_crisis_lines() =>
        Choose("GB", RiskRoute.SuicidalThoughts, TuesdayAfternoon, told: Told.Drink).ShouldBe("gb.samaritans gb.shout gb.drinkline");

    [Theory]
    [InlineData("DE", "de.gewalt_gegen_frauen de.telefonseelsorge de.gewalt_an_maennern")]
    [InlineData("IE", "ie.womens_aid ie.dublin_rape_crisis ie.mens_aid")]
    [InlineData("NZ", "nz.womens_refuge nz.are_you_ok nz.1737")]
    [InlineData("CA", "ca.sheltersafe ca.assaulted_womens_helpline ca.quebec_domestic_violence ca.bc_domestic_violence ca.988")]
    [InlineData("AU", "au.1800respect au.lifeline")]
    public void Lines_that_belong_together_are_shown_together_and_a_closed_one_comes_last(string country, string lines) =>
        Choose(country, RiskRoute.Abuse, TuesdayNight).ShouldBe(lines);

    [Theory]
    [InlineData("GB", TuesdayAfternoon, "gb.beat gb.samaritans gb.shout")]
    [InlineData("GB", TuesdayNight, "gb.samaritans gb.shout gb.beat")]
    [InlineData("US", "2026-11-24T15:00Z", "us.anad us.alliance_for_eating_disorders us.988")]
    [InlineData("US", "2026-11-24T08:00Z", "us.988 us.crisis_text_line us.anad")]
    public void A_line_that_is_closed_now_comes_last(string country, string at, string lines) =>
        Choose(country, RiskRoute.EatingDisorder, at).ShouldBe(lines);

    [Fact]
    public void A_line_for_young_people_stays_on_the_card_while_it_is_closed() =>
        Choose("DE", RiskRoute.Abuse, "2026-11-22T23:30Z", language: "de", isYoung: true).Split(' ')[^1].ShouldBe("de.nummer_gegen_kummer");

    [Theory]
    [InlineData("nl", "be.zelfmoordlijn be.centre_de_prevention_du_suicide")]
    [InlineData("fr", "be.centre_de_prevention_du_suicide be.zelfmoordlijn")]
    public void A_line_that_speaks_the_persons_language_comes_first(string language, string lines) =>
        Choose("BE", RiskRoute.SuicidalThoughts, TuesdayNight, language).ShouldBe(lines);

    [Theory]
    [InlineData("GB", RiskRoute.SuicidalThoughts, "gb.childline gb.samaritans gb.shout")]
    [InlineData("GB", RiskRoute.Distress, "gb.childline gb.samaritans gb.shout")]
    [InlineData("US", RiskRoute.SuicidalThoughts, "us.national_runaway_safeline us.988 us.crisis_text_line")]
    [InlineData("US", RiskRoute.Abuse, "us.childhelp us.domestic_violence_hotline us.rainn")]
    [InlineData("FR", RiskRoute.Abuse, "fr.119 fr.3919 fr.viols_femmes_informations")]
    [InlineData("IE", RiskRoute.Abuse, "ie.childline ie.womens_aid ie.mens_aid")]
    [InlineData("PL", RiskRoute.SuicidalThoughts, "pl.centrum_wsparcia pl.kryzysowy_telefon_zaufania")]
    [InlineData("NZ", RiskRoute.MedicalEmergency, "nz.national_poisons_centre")]
    public void Who_is_under_18_gets_a_line_for_young_people_first(string country, RiskRoute route, string lines) =>
        Choose(country, route, TuesdayNight, isYoung: true).ShouldBe(lines);

    [Fact]
    public void Nobody_else_gets_a_line_for_one_group_of_people()
    {
        foreach (var (country, route) in from country in Countries from route in Enum.GetValues<RiskRoute>() select (country, route))
        {
            LineChoice.Choose(country, new Need(route, Time(TuesdayNight), "en"))
                .ShouldAllBe(line => !line.Audience.Any(group => group == "youth" || group == "lgbtq" || group == "native_american" || group == "child_concern"));
        }
    }

    [Fact]
    public void At_every_hour_of_a_week_a_card_has_at_most_three_resources_of_which_one_may_answer()
    {
        foreach (var (country, route) in from country in Countries from route in Enum.GetValues<RiskRoute>() select (country, route))
        {
            for (var hour = 0; hour < 7 * 24; hour++)
            {
                var at = Time(TuesdayNight).AddHours(hour);
                var lines = LineChoice.Choose(country, new Need(route, at, "en", IsYoung: hour % 2 == 0));
                (lines.Count(line => line.Place is null) + (lines.Any(line => line.Place is not null) ? 1 : 0)).ShouldBeLessThanOrEqualTo(3);
                lines.Select(line => line.Id).ShouldBeUnique();
                if (lines.Length > 0 && route != RiskRoute.MedicalEmergency && country.Lines.Any(line => line.Audience.Contains("suicide") && line.Opening?.IsOpen(at) != false))
                    (lines[0].Opening?.IsOpen(at) != false).ShouldBeTrue($"{country.Country} {route} {at:O}");
            }
        }
    }

    [Fact]
    public void A_line_for_the_route_stays_on_the_card_while_it_is_closed()
    {
        foreach (var country in Countries.Where(country => country.Lines.Any(line => line.Audience.Contains("eating_disorder"))))
        {
            for (var hour = 0; hour < 7 * 24; hour++)
            {
                LineChoice.Choose(country, new Need(RiskRoute.EatingDisorder, Time(TuesdayNight).AddHours(hour), "en"))
                    .ShouldContain(line => line.Audience.Contains("eating_disorder"), country.Country);
            }
        }
    }

    [Theory]
    [InlineData(TuesdayNight, "gb.beat today 15:00")]
    [InlineData(TuesdayAfternoon, "gb.beat open")]
    [InlineData("2026-11-24T21:00Z", "gb.beat tomorrow 15:00")]
    [InlineData("2026-11-27T21:00Z", "gb.beat closed")]
    public void The_card_tells_what_the_hours_mean_at_the_time_of_the_message(string at, string now)
    {
        var reading = new Reading { Risk = new RiskReading(RiskLevel.Explicit, RiskRoute.EatingDisorder) };

        var turn = ConversationEngine.Transition(new Session(), new Said(Time(at), reading), TestContent.Britain.Catalog);

        turn.Messages.Single(message => message.Id == CardIds.Crisis).Ids("now").ShouldBe([now]);
    }

    private static string Choose(string country, RiskRoute route, string at, string language = "en", bool isYoung = false, Told told = Told.None) => string.Join(
        ' ', LineChoice.Choose(Countries.Single(entry => entry.Country == country), new Need(route, Time(at), language, isYoung, told)).Select(line => line.Id));

    private static DateTimeOffset Time(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
}
