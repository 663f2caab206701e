using System.Text;
using System.Text.Json;
using SupportBot.BotBuilder.Json;

namespace SupportBot.Seam.Tests;

public sealed class JsonTests
{
    [Fact]
    public void Every_type_of_the_protocol_is_registered()
    {
        var types = typeof(Activity).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, Namespace: "SupportBot.BotBuilder.Schema" })
            .Append(typeof(InvokeResponse))
            .SelectMany(type => type.GetProperties().Select(property => property.PropertyType).Append(type))
            .Distinct();

        types.Where(type => !ActivityJson.Options.TryGetTypeInfo(type, out _)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_object_property_takes_what_the_bot_puts_into_it()
    {
        object[] values =
        [
            "text", true, 1, 1L, 1.5, JsonElement.Parse("{\"a\":[1]}"), BotJson.Raw("{\"a\":1}"u8.ToArray()), new InvokeResponse(),
            new AdaptiveCardInvokeResponse(), new Error(), new Activity(), new Dictionary<string, string> { ["a"] = "b" },
            new Dictionary<string, object> { ["a"] = 1, ["b"] = "c" },
        ];
        foreach (var value in values)
        {
            var written = BotJson.WriteActivity(new Activity
            {
                Value = value,
                ChannelData = value,
                Attachments = [new Attachment { Content = value }],
                SuggestedActions = new SuggestedActions { Actions = [new CardAction { Value = value, ChannelData = value }] },
            });

            JsonElement.Parse(written).GetProperty("value").ValueKind.ShouldNotBe(JsonValueKind.Null);
        }
    }

    [Fact]
    public void A_rendered_card_is_written_as_it_is()
    {
        var card = Encoding.UTF8.GetBytes("""{ "text":"<é>" , "big":1e400 }""");

        var written = Encoding.UTF8.GetString(BotJson.WriteActivity(new Activity { Value = BotJson.Raw(card) }));

        written.ShouldContain(Encoding.UTF8.GetString(card));
    }

    [Fact]
    public void Dates_and_unknown_members_inside_of_values_are_kept_as_written()
    {
        var sent =
            """
            {"type":"message","value":{"when":"2026-11-21T22:39:17.8Z"},"from":{"id":"a","x":"2026-11-21T22:39:17.8Z"},"importance":"high"}
            """;

        var written = JsonElement.Parse(BotJson.WriteActivity(BotJson.ReadActivity(Encoding.UTF8.GetBytes(sent))));

        written.GetProperty("value").GetProperty("when").GetString().ShouldBe("2026-11-21T22:39:17.8Z");
        written.GetProperty("from").GetProperty("x").GetString().ShouldBe("2026-11-21T22:39:17.8Z");
        written.GetProperty("importance").GetString().ShouldBe("high");
    }

    [Fact]
    public void Values_are_read_as_json_wherever_they_came_from()
    {
        BotJson.Read(null).ShouldBeNull();
        BotJson.Read(JsonElement.Parse("null")).ShouldBeNull();
        BotJson.Read("text")!.Value.GetString().ShouldBe("text");
        BotJson.Read(BotJson.Raw("{\"a\":1}"u8.ToArray()))!.Value.GetProperty("a").GetInt32().ShouldBe(1);
        BotJson.Read(new Dictionary<string, object> { ["a"] = 1 })!.Value.GetProperty("a").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void An_entity_is_read_with_all_its_members()
    {
        var activity = Read("msteams.personal.message");

        var entity = activity.Entities.ShouldNotBeNull().ShouldHaveSingleItem();

        BotJson.Read(entity)!.Value.GetProperty("country").GetString().ShouldBe("US");
    }

    [Theory]
    [InlineData("msteams.groupChat.message.mention")]
    [InlineData("msteams.channel.message.mention")]
    public void The_mention_of_the_bot_can_be_taken_out_of_the_text(string capture)
    {
        var activity = Read(capture);
        var text = activity.Text.ShouldNotBeNull();

        activity.RemoveRecipientMention().ShouldBe(text["<at>Test Bot</at>".Length..]);
        activity.GetMentions().ShouldHaveSingleItem().Mentioned!.Name.ShouldBe("Test Bot");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"type\":5}")]
    [InlineData("{")]
    public void What_is_no_activity_is_a_json_error(string json) =>
        Should.Throw<JsonException>(() => BotJson.ReadActivity(Encoding.UTF8.GetBytes(json)));

    private static Activity Read(string capture) =>
        BotJson.ReadActivity(Encoding.UTF8.GetBytes(Capture.Load(capture).Request.ToJsonString()));
}
