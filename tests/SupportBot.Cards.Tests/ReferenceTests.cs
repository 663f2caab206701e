using System.Text;
using System.Text.Json;

namespace SupportBot.Cards.Tests;

public sealed class ReferenceTests(ReferenceEngine reference) : IClassFixture<ReferenceEngine>
{
    public static TheoryData<string> Samples => new(Repository.Samples.Keys.Order(StringComparer.Ordinal));

    public static TheoryData<string> Cards => new(Repository.Cards);

    public static TheoryData<string> Language => new(LanguageCases.All.Keys);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_card_is_filled_as_the_reference_engine_fills_it(string sample) =>
        ShouldEqual(Repository.Render(sample), reference.Expanded(sample));

    [Theory]
    [MemberData(nameof(Language))]
    public void The_language_means_what_the_reference_engine_means(string name)
    {
        var (template, data) = LanguageCases.All[name];
        ShouldEqual(Encoding.UTF8.GetBytes(Repository.RenderText(template, data)), reference.Expanded(name));
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Every_card_is_read_by_the_reference_parser_without_a_warning(string card) =>
        reference.Problems(card).ShouldBeEmpty();

    private static void ShouldEqual(byte[] ours, JsonElement theirs) =>
        JsonElement.DeepEquals(Repository.Parse(ours), theirs).ShouldBeTrue($"ours: {Encoding.UTF8.GetString(ours)}\ntheirs: {theirs.GetRawText()}");
}
