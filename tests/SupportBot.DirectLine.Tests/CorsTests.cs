namespace SupportBot.DirectLine.Tests;

public sealed class CorsTests : IAsyncLifetime
{
    private DirectLineHost _host = null!;

    public async Task InitializeAsync() => _host = await DirectLineHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("tokens/generate")]
    [InlineData("conversations")]
    [InlineData("conversations/some-id/activities")]
    public async Task A_trusted_origin_passes_the_preflight_of_every_client(string path)
    {
        using var client = Preflight(DirectLineHost.TrustedOrigin);
        var answer = await client.SendAsync(HttpMethod.Options, path, null);

        answer.Status.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([DirectLineHost.TrustedOrigin]);
        answer.Headers.GetValues("Access-Control-Allow-Methods").Single().ShouldContain("POST");
        var headers = answer.Headers.GetValues("Access-Control-Allow-Headers").Single();
        foreach (var name in new[] { "authorization", "content-type", "x-ms-bot-agent", "x-requested-with" }) headers.ShouldContain(name);
    }

    [Fact]
    public async Task Another_origin_does_not_pass()
    {
        using var client = Preflight("https://elsewhere.example");
        var answer = await client.SendAsync(HttpMethod.Options, "tokens/generate", null);

        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task Refusals_can_be_read_by_a_trusted_origin_too()
    {
        using var client = _host.Client("garbage", DirectLineHost.TrustedOrigin);
        var answer = await client.PostAsync("conversations");

        answer.ShouldRefuse(HttpStatusCode.Forbidden, "InvalidToken");
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([DirectLineHost.TrustedOrigin]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private DirectLineClient Preflight(string origin)
    {
        var client = _host.Client(origin: origin);
        client.Headers.Add("Access-Control-Request-Method", "POST");
        client.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
        return client;
    }
}
