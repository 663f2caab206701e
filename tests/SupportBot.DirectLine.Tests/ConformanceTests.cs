namespace SupportBot.DirectLine.Tests;

/// <summary>The public client <c>botframework-directlinejs</c> against the service; what it must get is asserted in its script.</summary>
public sealed class ConformanceTests : IAsyncLifetime
{
    private DirectLineHost _host = null!;

    public async Task InitializeAsync() => _host = await DirectLineHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("web-socket")]
    [InlineData("polling")]
    [InlineData("secret")]
    [InlineData("user-of-token")]
    [InlineData("user-of-client")]
    [InlineData("resume")]
    [InlineData("refresh")]
    [InlineData("token-lost")]
    [InlineData("socket-lost")]
    [InlineData("offline-for-an-hour")]
    [InlineData("several-tabs")]
    [InlineData("ten-tabs")]
    [InlineData("token-expired")]
    [InlineData("polling-token-expired")]
    [InlineData("conversation-over")]
    [InlineData("conversation-over-on-socket")]
    [InlineData("service-down")]
    [InlineData("flood")]
    [InlineData("unknown-conversation")]
    [InlineData("bad-activity")]
    public async Task The_public_client_works(string scenario) =>
        await NodeScript.RunAsync("conformance.cjs", scenario, new Uri(_host.Address, "/v3/directline").AbsoluteUri, DirectLineHost.Secret);
}
