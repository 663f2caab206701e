using SupportBot.Tests.Tokens;

namespace SupportBot.Host.Tests.Tokens;

/// <summary>The host against every token of <see cref="TokenCases"/>.</summary>
public sealed class TokenTableTests(TokenHosts hosts) : IClassFixture<TokenHosts>
{
    private const string TurnedAway = "A caller was turned away with ";

    public static TheoryData<string> Names => [.. TokenCases.All.Select(one => one.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_token_is_taken_or_refused_with_the_reason_and_is_in_no_log(string name)
    {
        var one = TokenCases.All.Single(token => token.Name == name);
        var host = hosts[one.At];
        var situation = one.Arrange(new Situation(hosts, host.Http));

        var (answer, challenge) = await situation.PostAsync();

        if (one.Status == HttpStatusCode.OK)
        {
            answer.ShouldBeFine();
            answer.Json!["activities"]!.AsArray().ShouldNotBeEmpty();
        }
        else
        {
            var reason = answer.ShouldRefuse(one.Status);
            reason.ShouldContain(one.Reason);
            challenge.StartsWith("Bearer", StringComparison.Ordinal).ShouldBe(one.Status == HttpStatusCode.Unauthorized, challenge);
            await host.LoggedAsync($"{TurnedAway}{(int)one.Status}: {reason}");
        }

        ShouldHoldNothingPrivate(host.Log, situation);
    }

    [Fact]
    public void The_table_has_no_name_twice() => TokenCases.All.Select(one => one.Name).ShouldBeUnique();

    [Fact]
    public async Task A_token_that_comes_again_is_good_for_other_activities_and_the_same_activity_is_answered_once()
    {
        var first = new Situation(hosts, hosts[Registration.Public].Http);
        var second = new Situation(hosts, hosts[Registration.Public].Http) { Written = first.Written };

        var (answer, _) = await first.PostAsync();
        var (again, _) = await first.PostAsync();
        var (other, _) = await second.PostAsync();

        answer.ShouldBeFine();
        again.Body.ShouldBe(answer.Body);
        other.ShouldBeFine();
    }

    [Fact]
    public async Task Two_tokens_in_two_headers_are_refused()
    {
        var host = hosts[Registration.Public];
        var header = $"Authorization: Bearer {new Situation(hosts, host.Http).Written}\r\n";
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, host.Http.BaseAddress!.Port);

        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(
            $"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n{header}{header}\r\n"));

        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync();
        answer.ShouldStartWith("HTTP/1.1 401 ");
        answer.ShouldContain("more than one header");
    }

    [Fact]
    public async Task The_token_is_checked_before_the_body()
    {
        var host = hosts[Registration.Public];
        using var content = new StringContent("{ no activity", System.Text.Encoding.UTF8, "application/json");

        using var response = await host.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content);

        (await Answer.OfAsync(response)).ShouldRefuse(HttpStatusCode.Unauthorized).ShouldContain("There is no token");
    }

    [Fact]
    public async Task A_key_that_is_new_is_taken_once_it_is_published()
    {
        var (old, fresh) = (new TestKey("old", "msteams"), new TestKey("fresh", "msteams"));
        await using var server = await OpenIdServer.StartAsync(old);
        var host = new TokenHost("--Channels:OpenIdMetadata", server.MetadataUrl);
        await host.InitializeAsync();
        try
        {
            (await new Situation(hosts, host.Http).SignedBy(old).PostAsync()).Answer.ShouldBeFine();
            server.Keys = [fresh];
            (await new Situation(hosts, host.Http).SignedBy(fresh).PostAsync()).Answer.ShouldBeFine();
            (await new Situation(hosts, host.Http).SignedBy(old).PostAsync()).Answer.ShouldRefuse(HttpStatusCode.Unauthorized);
            server.Fetches.ShouldBe(2);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Without_the_metadata_nobody_is_let_in_until_there_were_keys_and_then_they_stay()
    {
        var server = await OpenIdServer.StartAsync(hosts.ChannelKey);
        server.Instead = context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        var (down, up) = (new TokenHost("--Channels:OpenIdMetadata", server.MetadataUrl), new TokenHost("--Channels:OpenIdMetadata", server.MetadataUrl));
        await Task.WhenAll(down.InitializeAsync(), up.InitializeAsync());
        try
        {
            var refused = new Situation(hosts, down.Http);
            (await refused.PostAsync()).Answer.ShouldRefuse(HttpStatusCode.ServiceUnavailable).ShouldContain("cannot be fetched");
            await down.LoggedAsync("could not be fetched");
            ShouldHoldNothingPrivate(down.Log, refused);

            server.Instead = null;
            (await new Situation(hosts, up.Http).PostAsync()).Answer.ShouldBeFine();
            await server.DisposeAsync();
            (await new Situation(hosts, up.Http).PostAsync()).Answer.ShouldBeFine();
            (await new Situation(hosts, up.Http).SignedBy(hosts.UnknownKey).PostAsync()).Answer.ShouldRefuse(HttpStatusCode.Unauthorized);
        }
        finally
        {
            await down.DisposeAsync();
            await up.DisposeAsync();
        }
    }

    private static void ShouldHoldNothingPrivate(string log, Situation situation)
    {
        log.ShouldContain("trce:");
        foreach (var part in situation.Written.Split('.').Where(part => part.Length > 40).Append("zanzibarquokka"))
            log.Contains(part, StringComparison.OrdinalIgnoreCase).ShouldBeFalse("The log holds a token or what the person wrote.");
    }
}
