using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace SupportBot.DirectLine.Tests;

public sealed class UploadTests : IAsyncLifetime
{
    private const string Picture = "bytes of a picture that nobody else is to see";

    private DirectLineHost _host = null!;

    public async Task InitializeAsync() => _host = await DirectLineHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task What_is_written_with_a_file_is_answered_and_the_file_is_refused_in_the_conversation_and_not_kept()
    {
        using var client = await _host.BeginAsync();
        var answer = await UploadAsync(client, Parts(Activity("look at this", "c1"), File()));

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body.ToString());
        var activities = (await client.ReadAsync()).Activities;
        activities.Select(Fields.TextOf).ShouldBe(["welcome en", "look at this", "echo: look at this", "no files (en)"]);
        Fields.Get(activities[1], "id").ShouldBe(answer.Id);
        Fields.Get(activities[1], "channelData", "clientActivityID").ShouldBe("c1");
        Fields.Get(activities[3], "from", "role").ShouldBe("bot");
        string.Concat(activities).ShouldNotContain("secret");
        (_host.Bot.Received.Last().Attachments ?? []).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"type":"message","channelData":{"clientActivityID":"c1"},"attachments":[{"contentType":"image/png","name":"secret.png"}]}""")]
    [InlineData("""{"type":"message","text":" ","channelData":{"clientActivityID":"c1"}}""")]
    public async Task A_file_alone_is_echoed_without_it_and_refused_without_a_turn_of_the_bot(string activity)
    {
        using var client = await _host.BeginAsync();
        (await UploadAsync(client, Parts(Json(activity), File()))).Status.ShouldBe(HttpStatusCode.OK);
        (await UploadAsync(client, Parts(Json(activity), File()))).Status.ShouldBe(HttpStatusCode.OK);

        var activities = (await client.ReadAsync()).Activities;
        activities.Count.ShouldBe(3);
        Fields.Get(activities[1], "channelData", "clientActivityID").ShouldBe("c1");
        Fields.TextOf(activities[2]).ShouldBe("no files (en)");
        string.Concat(activities).ShouldNotContain("secret");
        _host.Bot.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_as_the_whole_body_and_files_without_an_activity_are_refused_in_the_conversation_too()
    {
        using var client = await _host.BeginAsync();
        using var picture = new StringContent(Picture, MediaTypeHeaderValue.Parse("image/png"));
        picture.Headers.ContentDisposition = ContentDispositionHeaderValue.Parse("attachment; filename=secret.png");

        (await UploadAsync(client, picture)).Status.ShouldBe(HttpStatusCode.OK);
        (await UploadAsync(client, Parts(File(), File()))).Status.ShouldBe(HttpStatusCode.OK);

        (await client.ReadTextsAsync()).ShouldBe(["welcome en", null, "no files (en)", null, "no files (en)"]);
    }

    [Fact]
    public async Task The_activity_is_found_behind_a_file_too()
    {
        using var client = await _host.BeginAsync();
        (await UploadAsync(client, Parts(File(), Activity("look at this"), File()))).Status.ShouldBe(HttpStatusCode.OK);

        (await client.ReadTextsAsync()).ShouldBe(["welcome en", "look at this", "echo: look at this", "no files (en)"]);
    }

    [Fact]
    public async Task An_activity_that_comes_without_a_file_is_posted_like_any_other()
    {
        using var client = await _host.BeginAsync();
        (await UploadAsync(client, Parts(Activity("no file after all")))).Status.ShouldBe(HttpStatusCode.OK);

        (await client.ReadTextsAsync()).ShouldBe(["welcome en", "no file after all", "echo: no file after all"]);
    }

    [Theory]
    [InlineData("""[{"contentType":"image/png","contentUrl":"data:image/png;base64,c2VjcmV0","name":"secret.png"}]""")]
    [InlineData("[5]")]
    public async Task What_is_attached_to_a_post_is_treated_alike(string attachments)
    {
        using var client = await _host.BeginAsync();
        (await client.PostActivityAsync($$"""{"type":"message","text":"look","attachments":{{attachments}}}""")).Status.ShouldBe(HttpStatusCode.OK);

        var activities = (await client.ReadAsync()).Activities;
        activities.Select(Fields.TextOf).ShouldBe(["welcome en", "look", "echo: look", "no files (en)"]);
        string.Concat(activities).ShouldNotContain("attachments");
    }

    [Fact]
    public async Task After_a_crash_what_was_written_with_a_file_gets_its_answer_when_it_is_sent_again()
    {
        using var client = await _host.BeginAsync();
        var crashed = UploadAsync(client, Parts(Activity("wait", "c1"), File()));
        await TestTime.UntilAsync(async () => (await client.ReadTextsAsync()).Contains("wait"));

        await using var restarted = await DirectLineHost.StartAsync(before: _host);
        restarted.Bot.Gate.SetResult();
        using var back = restarted.Client(client.Headers.Authorization!.Parameter);
        back.ConversationId = client.ConversationId;
        (await UploadAsync(back, Parts(Activity("wait", "c1"), File()))).Status.ShouldBe(HttpStatusCode.OK);
        (await back.ReadTextsAsync()).ShouldBe(["welcome en", "wait", "echo: wait", "no files (en)"]);

        _host.Bot.Gate.SetCanceled();
        await crashed;
    }

    [Fact]
    public async Task The_refusal_is_not_older_than_the_answer_because_clients_sort_by_time()
    {
        using var client = await _host.BeginAsync();
        var uploading = UploadAsync(client, Parts(Activity("wait"), File()));
        await TestTime.UntilAsync(async () => (await client.ReadTextsAsync()).Contains("wait"));
        _host.Time.Advance(TimeSpan.FromSeconds(5));
        _host.Bot.Gate.SetResult();
        await uploading;

        var activities = (await client.ReadAsync()).Activities;
        activities.Select(Fields.TextOf).ShouldBe(["welcome en", "wait", "echo: wait", "no files (en)"]);
        activities.Select(activity => DateTimeOffset.Parse(Fields.Get(activity, "timestamp")!, CultureInfo.InvariantCulture)).ShouldBeInOrder();
    }

    [Fact]
    public async Task What_the_bot_failed_on_gets_another_turn_when_it_is_sent_again_with_its_file()
    {
        using var client = await _host.BeginAsync();
        await UploadAsync(client, Parts(Activity("fail", "c1"), File()));
        (await client.ReadTextsAsync())[^2..].ShouldBe(["sorry (en)", "no files (en)"]);

        _host.Bot.IsMended = true;
        await UploadAsync(client, Parts(Activity("fail", "c1"), File()));
        (await client.ReadTextsAsync())[^2..].ShouldBe(["echo: fail", "no files (en)"]);
    }

    [Fact]
    public async Task Nobody_uploads_for_another_user()
    {
        using var client = await _host.BeginAsync();

        (await UploadAsync(client, Parts(Activity("hello"), File()), "somebody-else")).ShouldRefuse(HttpStatusCode.Forbidden, "WrongUser");
        (await client.ReadTextsAsync()).ShouldBe(["welcome en"]);
    }

    [Theory]
    [InlineData("multipart/form-data", "")]
    [InlineData("multipart/form-data; boundary=b", "")]
    [InlineData("multipart/form-data; boundary=b", "no parts at all")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{\"type\":\"mess")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\nrubbish\r\n--b--")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n\r\n--b--")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nrubbish\r\n\r\n{}\r\n--b--")]
    public async Task What_is_no_upload_is_refused_with_a_reason(string type, string body)
    {
        using var client = await _host.BeginAsync();
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        (await UploadAsync(client, content)).ShouldRefuse(HttpStatusCode.BadRequest, "BadArgument");
        (await client.ReadTextsAsync()).ShouldBe(["welcome en"]);
    }

    [Fact]
    public async Task Heads_and_boundaries_without_end_are_refused()
    {
        using var client = await _host.BeginAsync();
        using var longBoundary = new StringContent("");
        longBoundary.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={new string('b', 5000)}");
        using var longHead = new StringContent($"--b\r\nX-Long: {new string('x', 100_000)}\r\n\r\n{{}}\r\n--b--");
        longHead.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        (await UploadAsync(client, longBoundary)).ShouldRefuse(HttpStatusCode.BadRequest, "BadArgument");
        (await UploadAsync(client, longHead)).ShouldRefuse(HttpStatusCode.BadRequest, "BadArgument");
    }

    [Fact]
    public async Task An_activity_that_is_too_large_is_refused()
    {
        using var client = await _host.BeginAsync();

        (await UploadAsync(client, Parts(Activity(new string('x', 300_000)), File()))).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");
    }

    [Fact]
    public async Task A_film_is_not_read_to_its_end_and_what_is_written_with_it_is_answered()
    {
        using var client = await _host.BeginAsync();
        using var film = new ByteArrayContent(new byte[36 * 1024 * 1024]);

        (await UploadAsync(client, Parts(Activity("my film"), film))).Status.ShouldBe(HttpStatusCode.OK);
        (await client.ReadTextsAsync()).ShouldBe(["welcome en", "my film", "echo: my film", "no files (en)"]);
    }

    [Fact]
    public async Task An_upload_that_stops_is_not_waited_for()
    {
        using var client = await _host.BeginAsync();
        using var connection = await StallAsync(client);
        using var answer = new StreamReader(connection.GetStream());
        (await answer.ReadLineAsync(TestTime.Limit()))!.ShouldContain("100 Continue");
        await connection.GetStream().WriteAsync("--b\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{\"type\":"u8.ToArray());
        _host.Time.Advance(TimeSpan.FromSeconds(61));

        await answer.ReadLineAsync(TestTime.Limit());
        (await answer.ReadLineAsync(TestTime.Limit()))!.ShouldContain("408");
    }

    [Fact]
    public async Task Few_uploads_of_a_conversation_are_read_at_once()
    {
        using var client = await _host.BeginAsync();
        var stalled = new List<TcpClient>();
        for (var i = 0; i < 4; i++)
        {
            stalled.Add(await StallAsync(client));
            using var answer = new StreamReader(stalled[^1].GetStream(), leaveOpen: true);
            (await answer.ReadLineAsync(TestTime.Limit()))!.ShouldContain("100 Continue");
        }

        (await UploadAsync(client, Parts(Activity("one more"), File()))).ShouldRefuse(HttpStatusCode.TooManyRequests, "TooManyRequests");
        (await client.SayAsync("hello")).Status.ShouldBe(HttpStatusCode.OK);
        stalled.ForEach(connection => connection.Dispose());
        await TestTime.UntilAsync(async () => (await UploadAsync(client, Parts(Activity("now"), File()))).Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_upload_past_the_limit_of_posts_is_refused_before_it_is_read()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.Limits.PostsPerConversation = 60);
        using var client = await host.BeginAsync();
        await TestTime.UntilAsync(async () => (await client.SayAsync("flood")).Status == HttpStatusCode.TooManyRequests);

        using var rubbish = new StringContent("no parts at all");
        rubbish.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        (await UploadAsync(client, rubbish)).ShouldRefuse(HttpStatusCode.TooManyRequests, "TooManyRequests");
    }

    /// <summary>Begins an upload and sends nothing of it.</summary>
    private async Task<TcpClient> StallAsync(DirectLineClient client)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(_host.Address.Host, _host.Address.Port);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v3/directline/conversations/{client.ConversationId}/upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: {client.Headers.Authorization}\r\n"
            + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n"));
        return connection;
    }

    private static StringContent Activity(string text, string? clientActivityId = null) => Json(JsonSerializer.Serialize(
        new { type = "message", text, from = new { id = "person" }, channelData = new { clientActivityID = clientActivityId } }));

    private static StringContent Json(string json) => new(json, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/vnd.microsoft.activity"));

    private static ByteArrayContent File() => new(Encoding.UTF8.GetBytes(Picture));

    private static MultipartFormDataContent Parts(params HttpContent[] parts)
    {
        var form = new MultipartFormDataContent();
        foreach (var part in parts)
        {
            if (part is StringContent) form.Add(part, "activity", "blob");
            else form.Add(part, "file", "secret.png");
        }
        return form;
    }

    private static async Task<Answer> UploadAsync(DirectLineClient client, HttpContent content, string userId = "person")
    {
        using (content) return await client.SendAsync(HttpMethod.Post, $"conversations/{client.ConversationId}/upload?userId={userId}", content);
    }
}
