using System.Text;

namespace SupportBot.DirectLine.Tests;

public sealed class BadInputTests : IAsyncLifetime
{
    private DirectLineHost _host = null!;

    public async Task InitializeAsync() => _host = await DirectLineHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("""{"type":"message" """)]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":"conversationUpdate"}""")]
    [InlineData("""{"type":"invoke"}""")]
    [InlineData("""{"type":"message","text":5}""")]
    [InlineData("""{"type":"message","text":{"a":1}}""")]
    [InlineData("""{"type":"message","text":"a","text":"b"}""")]
    [InlineData("""{"type":"message","from":"me"}""")]
    [InlineData("""{"type":"message","from":{"id":7}}""")]
    [InlineData("""{"type":"message","attachments":{}}""")]
    [InlineData("""{"type":"message","entities":"x"}""")]
    [InlineData("""{"type":"message","channelData":"x"}""")]
    [InlineData("""{"type":"message","channelData":{"clientActivityID":5}}""")]
    [InlineData("""{"type":"message","locale":"en us; drop"}""")]
    [InlineData("""{"type":"message","localTimestamp":"yesterday"}""")]
    public async Task A_wrong_activity_is_refused_with_a_reason(string json)
    {
        using var client = await _host.BeginAsync();

        (await client.PostActivityAsync(json)).ShouldRefuse(HttpStatusCode.BadRequest, "BadArgument");
        (await client.ReadTextsAsync()).ShouldBe(["welcome en"]);
    }

    [Theory]
    [InlineData("""{"type":"message","text":"I want to kill myself \ud83d"}""", "I want to kill myself \ufffd")]
    [InlineData("""{"type":"message","text":"hello","value":{"\udc00":1}}""", "hello")]
    public async Task Half_an_emoji_does_not_lose_the_message(string json, string text)
    {
        using var client = await _host.BeginAsync();

        (await client.PostActivityAsync(json)).Status.ShouldBe(HttpStatusCode.OK);
        (await client.ReadTextsAsync()).ShouldBe(["welcome en", text, $"echo: {text}"]);
    }

    [Fact]
    public async Task Deeply_nested_JSON_is_refused()
    {
        using var client = await _host.BeginAsync();
        var json = $$"""{"type":"message","value":{{new string('[', 5000)}}{{new string(']', 5000)}}}""";

        (await client.PostActivityAsync(json)).ShouldRefuse(HttpStatusCode.BadRequest, "BadArgument");
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_are_refused()
    {
        using var client = await _host.BeginAsync();
        using var content = new ByteArrayContent([.. "{\"type\":\"message\",\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

        (await client.SendAsync(HttpMethod.Post, $"conversations/{client.ConversationId}/activities", content)).ShouldRefuse(HttpStatusCode.BadRequest, "BadArgument");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_activity_that_is_too_large_is_refused(bool isChunked)
    {
        using var client = await _host.BeginAsync();
        using var content = new StringContent($$"""{"type":"message","text":"{{new string('x', 300_000)}}"}""", Encoding.UTF8, "application/json");
        using var chunked = new StreamContent(new UnseekableStream(content.ReadAsStream()));

        (await client.SendAsync(HttpMethod.Post, $"conversations/{client.ConversationId}/activities", isChunked ? chunked : content))
            .ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");
        (await client.SayAsync("hello")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_large_activity_within_the_limit_is_taken()
    {
        using var client = await _host.BeginAsync();

        (await client.SayAsync(new string('x', 200_000))).Status.ShouldBe(HttpStatusCode.OK);
    }

    private sealed class UnseekableStream(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
