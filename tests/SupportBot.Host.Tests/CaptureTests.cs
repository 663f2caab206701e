namespace SupportBot.Host.Tests;

/// <summary>Requests that real clients sent are answered as each of them expects.</summary>
public sealed class CaptureTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Welcome = "welcome";
    private const string UnknownButton = "unknown button";
    private const string Private = "private";
    private const string Thanks = "thanks";
    private const string Silence = "silence";

    public static TheoryData<string, int, string> Answers => new()
    {
        { "directline.conversationUpdate", 200, Welcome },
        { "directline.message", 200, Welcome },
        { "directline.message.submit", 200, UnknownButton },
        { "emulator.personal.conversationUpdate", 200, Welcome },
        { "emulator.personal.invoke.adaptiveCard-action", 200, UnknownButton },
        { "emulator.personal.message", 200, Welcome },
        { "emulator.personal.message.submit", 200, UnknownButton },
        { "expect.personal.conversationUpdate", 200, Welcome },
        { "expect.personal.installationUpdate.add", 200, Welcome },
        { "expect.personal.invoke.adaptiveCard-action", 200, UnknownButton },
        { "expect.personal.message", 200, Welcome },
        { "expect.personal.message.submit", 200, UnknownButton },
        { "msteams.channel.conversationUpdate.teamMemberAdded", 200, Silence },
        { "msteams.channel.installationUpdate.add", 200, Silence },
        { "msteams.channel.message.mention", 200, Private },
        { "msteams.groupChat.conversationUpdate", 200, Silence },
        { "msteams.groupChat.installationUpdate.add", 200, Silence },
        { "msteams.groupChat.message.mention", 200, Private },
        { "msteams.personal.conversationUpdate", 200, Welcome },
        { "msteams.personal.installationUpdate.add", 200, Welcome },
        { "msteams.personal.installationUpdate.remove", 200, Silence },
        { "msteams.personal.invoke.adaptiveCard-action", 200, UnknownButton },
        { "msteams.personal.invoke.message-submitAction", 200, Thanks },
        { "msteams.personal.message", 200, Welcome },
        { "msteams.personal.message.submit", 200, UnknownButton },
        { "webchat.conversationUpdate", 200, Welcome },
        { "webchat.message", 200, Welcome },
    };

    [Fact]
    public void Every_recorded_request_has_its_line() => Answers.Select(line => (string)line[0]).ShouldBe(Capture.Names);

    [Theory, MemberData(nameof(Answers))]
    public async Task A_recorded_request_is_answered(string name, int status, string kind)
    {
        await using var connector = await LoopbackConnector.StartAsync();
        var request = Capture.Load(name, connector.ServiceUrl);
        request["conversation"]!["id"] = request["conversation"]!["id"]!.GetValue<string>() + Guid.NewGuid();
        var person = host.Person();

        var answer = await person.PostAsync(request);

        ((int)answer.Status).ShouldBe(status);
        var inBody = request["deliveryMode"] is not null;
        var heard = inBody ? person.Heard : [.. connector.Taken.Select(taken => new Reply(taken.Body))];
        var isTeams = request["channelId"]!.GetValue<string>() == "msteams";
        heard.Where(reply => reply.Card is not null).SelectMany(reply => reply.Card!.Buttons)
            .ShouldAllBe(button => button.Type == (isTeams ? "Action.Execute" : "Action.Submit"));
        ShouldBe(kind, heard);
        if (request["name"]?.GetValue<string>() == "adaptiveCard/action")
            InvokeResponse(answer, inBody)["type"]!.GetValue<string>().ShouldBe("application/vnd.microsoft.activity.message");
    }

    private static JsonNode InvokeResponse(Answer answer, bool inBody) => inBody
        ? answer.Json!["activities"]!.AsArray().Single(activity => activity!["type"]!.GetValue<string>() == "invokeResponse")!["value"]!["body"]!
        : answer.Json!;

    private static void ShouldBe(string kind, IReadOnlyList<Reply> heard)
    {
        switch (kind)
        {
            case Welcome:
                heard.ShouldHaveSingleItem().Words.ShouldContain("automated");
                break;
            case UnknownButton:
                // Nobody had said what this is, so the welcome comes first.
                heard[0].Card.ShouldNotBeNull();
                heard.ShouldContain(reply => Content.Wordings("phrases.yaml", "button.unknown").Contains(reply.Text));
                heard[^1].Card!.Find("help_now");
                break;
            case Thanks:
                heard.ShouldContain(reply => Content.Wordings("phrases.yaml", "feedback.helped").Contains(reply.Text));
                break;
            case Private:
                heard.ShouldHaveSingleItem().Text.ShouldBeOneOf([.. Content.Wordings("phrases.yaml", "group.private")]);
                break;
            default:
                heard.ShouldBeEmpty();
                break;
        }
    }
}
