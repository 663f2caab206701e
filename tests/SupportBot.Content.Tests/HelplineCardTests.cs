using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Content.Tests;

/// <summary>What the crisis card says about every line that ships, and that each of its links dials what it shows.</summary>
public sealed partial class HelplineCardTests
{
    private static readonly Surface Web = new(Cards: true, Execute: false);
    private static readonly SupportContent Content = SupportContent.Load(AppContext.BaseDirectory, new OrganisationOptions
    {
        Name = "Example Works",
        Country = "GB",
        Locale = "en",
        Contact = "care@works.example",
    });

    private static IEnumerable<Helpline> Lines => Content.Catalog.Helplines.ByCountry.Values.SelectMany(country => country.Lines);

    [Fact]
    public void Every_number_to_call_becomes_its_own_digits()
    {
        foreach (var line in Lines.Where(line => Dial.Tel(line) is not null))
        {
            var link = Dial.Tel(line)!;
            link.ShouldMatch("^tel:[+]?[0-9]{2,16}$", line.Id);
            Digits(line.Phone!).ShouldContain(Digits(link), customMessage: line.Id);
        }

        Content.Catalog.Helplines.ByCountry.Values.ShouldAllBe(country => Dial.Tel(country.Emergency) == "tel:" + country.Emergency);
    }

    [Fact]
    public void Every_number_to_text_becomes_its_own_digits_with_the_keyword_as_the_body()
    {
        foreach (var line in Lines.Where(line => Dial.Sms(line.Text) is not null))
        {
            var link = Dial.Sms(line.Text)!;
            link.ShouldMatch("^sms:[0-9]{3,15}([?]body=[A-Z]+)?$", line.Id);
            Digits(link).ShouldBe(Digits(line.Text!), line.Id);
            if (line.Text!.Contains(" to ", StringComparison.Ordinal))
                link.ShouldEndWith("?body=" + line.Text[..line.Text.IndexOf(' ', StringComparison.Ordinal)], Case.Sensitive, line.Id);
        }

        Lines.Where(line => line.Text is not null && Dial.Sms(line.Text) is null).Select(line => line.Id).ShouldBe(
            ["br.ligue_180", "it.telefono_amico_italia", "sg.samaritans_of_singapore", "us.samhsa_national_helpline", "za.gbv_command_centre"]);
    }

    [Fact]
    public void Hours_that_name_times_are_understood_but_for_these()
    {
        var words = Lines.Where(line => line.Hours?.Any(char.IsAsciiDigit) == true && line.Opening is null).Select(line => line.Id);

        words.ShouldBe(["au.qlife", "my.talian_heal", "nl.proud2bme", "us.lgbt_national_hotline"]);
        Lines.Count(line => line.Opening is { IsAlways: false }).ShouldBe(26);
    }

    [Fact]
    public void Lines_for_parts_of_a_country_are_one_resource_of_at_most_four()
    {
        foreach (var country in Content.Catalog.Helplines.ByCountry.Values)
        {
            foreach (var audience in country.Lines.SelectMany(line => line.Audience).Distinct())
                country.Lines.Count(line => line.Place is not null && line.Audience.Contains(audience)).ShouldBeLessThanOrEqualTo(4, country.Country);
        }

        var card = Words("en", "GB", ["gb.refuge", "gb.sdafmh", "gb.live_fear_free", "gb.ni_domestic_and_sexual_abuse", "gb.mens_advice_line"]);

        card.Resources.ShouldBe(["Lines for each part of the country", "Men's Advice Line (Respect)"]);
        foreach (var told in new[] { "England: Call 0808 2000 247", "Scotland's Domestic Abuse and Forced Marriage Helpline: Call 0800 027 1234", "Wales: Call 0808 80 10 800", "Northern Ireland: Call 0808 802 1414" })
            card.Json.ShouldContain(told);
        foreach (var link in new[] { "tel:08082000247", "tel:08000271234", "tel:08088010800", "tel:08088021414", "sms:07860077333" })
            card.Json.ShouldContain(link);
        card.Text.ShouldContain("Scotland's Domestic Abuse and Forced Marriage Helpline: Call 0800 027 1234");
    }

    [Theory]
    [InlineData("open", "Open now")]
    [InlineData("today 15:00", "Opens today at 15:00 (their time)")]
    [InlineData("tomorrow 15:00", "Opens tomorrow at 15:00 (their time)")]
    [InlineData("closed", "Closed now")]
    public void What_the_hours_mean_now_is_said_before_them(string now, string told)
    {
        var card = Words("en", "GB", ["gb.beat"], [$"gb.beat {now}"]);

        card.Json.ShouldContain($"{told} · Open: Mon–Fri 15:00–20:00");
        card.Text.ShouldContain(told);
    }

    [Fact]
    public void Hours_that_are_not_understood_are_shown_as_the_source_gives_them()
    {
        var card = Words("en", "IE", ["ie.bodywhys"]);

        card.Json.ShouldContain("Open: set sessions, morning or evening by day");
        card.Json.ShouldNotContain("Closed now");
        card.Json.ShouldNotContain("Open now");
    }

    [Theory]
    [InlineData("es", "US", "us.988", "En español", true)]
    [InlineData("en", "US", "us.988", "In English", true)]
    [InlineData("fr", "US", "us.988", "En français", false)]
    [InlineData("de", "DE", "de.telefonseelsorge", "Auf Deutsch", true)]
    [InlineData("en", "DE", "de.telefonseelsorge", "In English", false)]
    [InlineData("hi", "IN", "in.icall", "हिंदी में", true)]
    [InlineData("en", "IN", "in.tele_manas", "In English", false)]
    [InlineData("en", "ZA", "za.sadag_suicide_crisis_helpline", "In English", true)]
    public void A_line_that_serves_the_persons_language_says_so(string language, string country, string line, string told, bool isTold) =>
        Words(language, country, [line]).Json.Contains(told, StringComparison.Ordinal).ShouldBe(isTold);

    [Fact]
    public void No_rendered_card_holds_a_withdrawn_number()
    {
        var languages = Content.Texts.Languages.ToList();
        languages.Count.ShouldBe(9);
        foreach (var example in CardExamples.Of(Content.Catalog))
        {
            foreach (var language in example.Id == CardIds.Crisis ? languages : ["en"])
            {
                var message = example with { Language = language };
                var shown = Content.Presenter.Present(message, new Session(), Web);
                var plain = Content.Presenter.Present(message, new Session(), default);
                foreach (var text in new[] { shown.Text, Encoding.UTF8.GetString(shown.Card!.Value.Span), shown.Speak!, plain.Text })
                    Withdrawn().IsMatch(text).ShouldBeFalse($"{example.Id}: {text}");
            }
        }
    }

    private static (string Json, string Text, IReadOnlyList<string> Resources) Words(string language, string country, string[] lines, string[]? now = null)
    {
        var data = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("country", [country]).Add("lines", [.. lines]);
        if (now is not null)
            data = data.Add("now", [.. now]);
        var shown = Content.Presenter.Present(new Message(MessageKind.Card, CardIds.Crisis) { Data = data, Language = language }, new Session(), Web);
        using var json = JsonDocument.Parse(shown.Card!.Value);
        var resources = json.RootElement.GetProperty("body").EnumerateArray()
            .Where(item => item.GetProperty("type").GetString() == "Container")
            .Select(item => item.GetProperty("items")[0].GetProperty("text").GetString()!);
        return (string.Join('\n', Strings(json.RootElement)), shown.Text, [.. resources]);
    }

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Strings(member.Value)),
        _ => [],
    };

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(
        @"(?<!\d|\d[ -])(1393|7333)(?!\d|[ -]\d)|0?800[ -]?0113(?!\d)|800\)?[ -]?273[ -]?8255|1?800[ -]?221[ -]?4444|\+33[ -]?333114|\+1[ -]?988(?!\d)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Withdrawn();
}
