using System.Text;
using AdaptiveCards;

namespace SupportBot.Cards.Tests;

/// <summary>What bots on Microsoft's packages may do with a card before they send it. Only the build on those packages has the parser.</summary>
public sealed class MicrosoftParserTests
{
    public static TheoryData<string> Cards => new(Repository.Cards);

    [Theory]
    [MemberData(nameof(Cards))]
    public void Every_card_is_read_without_a_warning(string card)
    {
        var read = AdaptiveCard.FromJson(Encoding.UTF8.GetString(Repository.Render(card)));

        read.Warnings.Select(warning => warning.Message).ShouldBeEmpty();
        read.Card.Body.ShouldNotBeEmpty();
    }
}
