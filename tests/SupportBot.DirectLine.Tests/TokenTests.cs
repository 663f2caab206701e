using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.DirectLine.Tests;

public sealed class TokenTests : IAsyncLifetime
{
    private DirectLineHost _host = null!;

    public async Task InitializeAsync() => _host = await DirectLineHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_secret_generates_a_token_that_names_bot_conversation_and_user()
    {
        using var client = _host.Client(DirectLineHost.Secret);
        var answer = await client.PostAsync("tokens/generate", new { user = new { id = "dl_ann", name = "Ann" } });

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Body.GetProperty("expires_in").GetInt32().ShouldBe(1800);
        var token = new JsonWebToken(answer.Token);
        token.GetPayloadValue<string>("bot").ShouldBe("bot");
        token.GetPayloadValue<string>("user").ShouldBe("dl_ann");
        token.GetPayloadValue<string>("conv").ShouldBe(answer.Body.GetProperty("conversationId").GetString());
    }

    [Fact]
    public async Task A_page_of_the_host_itself_needs_no_secret()
    {
        using var byOrigin = _host.Client(origin: _host.Address.GetLeftPart(UriPartial.Authority));
        using var byFetch = _host.Client();
        byFetch.Headers.Add("Sec-Fetch-Site", "same-origin");

        (await byOrigin.PostAsync("tokens/generate")).Status.ShouldBe(HttpStatusCode.OK);
        (await byFetch.PostAsync("tokens/generate")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_page_of_a_trusted_origin_needs_no_secret_and_others_are_refused()
    {
        using var trusted = _host.Client(origin: DirectLineHost.TrustedOrigin);
        using var other = _host.Client(origin: "https://elsewhere.example");
        using var sandboxed = _host.Client(origin: "null");
        using var none = _host.Client();

        (await trusted.PostAsync("tokens/generate")).Status.ShouldBe(HttpStatusCode.OK);
        (await other.PostAsync("tokens/generate")).ShouldRefuse(HttpStatusCode.Forbidden, "WrongOrigin");
        (await sandboxed.PostAsync("tokens/generate")).ShouldRefuse(HttpStatusCode.Forbidden, "WrongOrigin");
        (await none.PostAsync("tokens/generate")).ShouldRefuse(HttpStatusCode.Unauthorized, "Unauthorized");
    }

    [Fact]
    public async Task Without_anonymous_chat_only_a_secret_generates()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.AllowAnonymous = false);
        using var anonymous = host.Client(origin: DirectLineHost.TrustedOrigin);
        using var holder = host.Client(DirectLineHost.Secret);

        (await anonymous.PostAsync("tokens/generate")).ShouldRefuse(HttpStatusCode.Unauthorized, "Unauthorized");
        (await holder.PostAsync("tokens/generate")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wrong_secret_and_a_token_do_not_generate()
    {
        using var guesser = _host.Client("not the secret of this service", DirectLineHost.TrustedOrigin);
        using var begun = await _host.BeginAsync();

        (await guesser.PostAsync("tokens/generate")).ShouldRefuse(HttpStatusCode.Forbidden, "InvalidSecret");
        (await begun.PostAsync("tokens/generate")).ShouldRefuse(HttpStatusCode.Forbidden, "InvalidSecret");
    }

    [Fact]
    public async Task An_anonymous_visitor_cannot_take_a_reserved_user_id()
    {
        using var visitor = _host.Client(origin: DirectLineHost.TrustedOrigin);

        (await visitor.PostAsync("tokens/generate", new { user = new { id = "dl_ann" } })).ShouldRefuse(HttpStatusCode.Forbidden, "ReservedUser");
        (await visitor.PostAsync("tokens/generate", new { user = new { id = "ann" } })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"user":5}""")]
    [InlineData("""{"user":{"id":5}}""")]
    [InlineData("""{"locale":"<script>"}""")]
    [InlineData("""{"trustedOrigins":"https://hr.example"}""")]
    [InlineData("""{"trustedOrigins":["hr.example"]}""")]
    [InlineData("""{"trustedOrigins":["https://hr.example/chat"]}""")]
    [InlineData("""[]""")]
    [InlineData("""{"user":""")]
    public async Task A_wrong_body_is_refused_with_a_reason(string body)
    {
        using var holder = _host.Client(DirectLineHost.Secret);

        (await holder.PostAsync("tokens/generate", body)).ShouldRefuse(HttpStatusCode.BadRequest, "BadArgument");
    }

    [Fact]
    public async Task A_refreshed_token_lives_longer_for_the_same_conversation_and_user()
    {
        using var client = await _host.BeginAsync();
        _host.Time.Advance(TimeSpan.FromMinutes(29));
        var refreshed = await client.PostAsync("tokens/refresh");
        refreshed.Status.ShouldBe(HttpStatusCode.OK);
        refreshed.Body.GetProperty("conversationId").GetString().ShouldBe(client.ConversationId);

        _host.Time.Advance(TimeSpan.FromMinutes(2));
        (await client.SayAsync("with the old one")).ShouldRefuse(HttpStatusCode.Forbidden, "TokenExpired");
        client.Use(refreshed.Token);
        (await client.SayAsync("with the new one")).Status.ShouldBe(HttpStatusCode.OK);
        new JsonWebToken(refreshed.Token).GetPayloadValue<string>("user").ShouldBe("person");
    }

    [Fact]
    public async Task A_secret_cannot_be_refreshed()
    {
        using var holder = _host.Client(DirectLineHost.Secret);

        (await holder.PostAsync("tokens/refresh")).ShouldRefuse(HttpStatusCode.Forbidden, "InvalidToken");
    }

    [Fact]
    public async Task An_expired_token_opens_nothing_but_is_exchanged_for_a_while()
    {
        using var client = await _host.BeginAsync();
        _host.Time.Advance(TimeSpan.FromMinutes(30));

        (await client.PostAsync("conversations")).ShouldRefuse(HttpStatusCode.Forbidden, "TokenExpired");
        (await client.SayAsync("hello")).ShouldRefuse(HttpStatusCode.Forbidden, "TokenExpired");
        (await client.GetAsync($"conversations/{client.ConversationId}/activities")).ShouldRefuse(HttpStatusCode.Forbidden, "TokenExpired");
        (await client.GetAsync($"conversations/{client.ConversationId}/stream")).ShouldRefuse(HttpStatusCode.Forbidden, "TokenExpired");
        (await client.PostAsync($"conversations/{client.ConversationId}/upload")).ShouldRefuse(HttpStatusCode.Forbidden, "TokenExpired");

        _host.Time.Advance(TimeSpan.FromMinutes(119));
        (await client.PostAsync("tokens/refresh")).Status.ShouldBe(HttpStatusCode.OK);
        (await client.ResumeAsync()).Status.ShouldBe(HttpStatusCode.OK);
        (await client.SayAsync("hello")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_that_expired_long_ago_opens_nothing_at_all()
    {
        using var client = await _host.BeginAsync();
        _host.Time.Advance(TimeSpan.FromMinutes(150));

        foreach (var answer in await TryAllAsync(client)) answer.ShouldRefuse(HttpStatusCode.Forbidden, "TokenExpired");
    }

    [Fact]
    public async Task Without_a_window_to_resume_an_expired_token_is_not_exchanged()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.ResumeWindow = TimeSpan.Zero);
        using var client = await host.BeginAsync();
        host.Time.Advance(TimeSpan.FromMinutes(30));

        foreach (var answer in await TryAllAsync(client)) answer.ShouldRefuse(HttpStatusCode.Forbidden, "TokenExpired");
    }

    [Fact]
    public async Task The_token_in_the_address_of_a_stream_opens_that_stream_and_nothing_else()
    {
        using var client = await _host.BeginAsync();
        client.Use(client.StreamUrl.Split("&t=")[1]);

        foreach (var answer in await TryAllAsync(client)) answer.ShouldRefuse(HttpStatusCode.Forbidden, "InvalidToken", except: HttpStatusCode.UpgradeRequired);
        using var stream = await client.OpenStreamAsync();
        (await stream.ReadTextsAsync(1)).ShouldBe(["welcome en"]);
    }

    [Fact]
    public async Task Secrets_are_changed_without_a_break()
    {
        const string Next = "the next secret 0123456789";
        await using var both = await DirectLineHost.StartAsync(options => options.Secrets.Add(Next), _host);
        await using var after = await DirectLineHost.StartAsync(
            options =>
            {
                options.Secrets.Clear();
                options.Secrets.Add(Next);
            },
            _host);
        using var old = both.Client(DirectLineHost.Secret);
        using var next = both.Client(Next);
        var begun = await old.PostAsync("conversations");
        begun.Status.ShouldBe(HttpStatusCode.Created);
        (await next.GetAsync($"conversations/{begun.Body.GetProperty("conversationId").GetString()}")).Status.ShouldBe(HttpStatusCode.OK);

        using var tooOld = after.Client(DirectLineHost.Secret);
        (await tooOld.PostAsync("tokens/generate")).ShouldRefuse(HttpStatusCode.Forbidden, "InvalidSecret");
        using var client = after.Client(begun.Token);
        client.ConversationId = begun.Body.GetProperty("conversationId").GetString()!;
        (await client.SayAsync("hello")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_signing_key_is_changed_without_ending_conversations()
    {
        var oldKey = "";
        var newKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        using var client = await _host.BeginAsync();
        await using var changed = await DirectLineHost.StartAsync(
            options =>
            {
                oldKey = options.SigningKey!;
                (options.PreviousSigningKey, options.SigningKey) = (options.SigningKey, newKey);
            },
            _host);
        using var back = changed.Client(client.Headers.Authorization!.Parameter);
        back.ConversationId = client.ConversationId;
        (await back.ResumeAsync()).Status.ShouldBe(HttpStatusCode.OK);

        await using var later = await DirectLineHost.StartAsync(options => options.SigningKey = newKey, _host);
        using var renewed = later.Client(back.Headers.Authorization!.Parameter);
        renewed.ConversationId = client.ConversationId;
        (await renewed.SayAsync("hello")).Status.ShouldBe(HttpStatusCode.OK);
        using var left = later.Client(client.Headers.Authorization!.Parameter);
        left.ConversationId = client.ConversationId;
        (await left.SayAsync("hello")).ShouldRefuse(HttpStatusCode.Forbidden, "InvalidToken");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task A_token_of_a_node_whose_clock_is_minutes_off_is_taken(int minutes)
    {
        using var client = await _host.BeginAsync();
        await using var other = await DirectLineHost.StartAsync();
        other.Time.Advance(_host.Time.GetUtcNow() + TimeSpan.FromMinutes(minutes) - other.Time.GetUtcNow());
        using var holder = other.Client(DirectLineHost.Secret);
        using var visitor = _host.Client((await holder.PostAsync("tokens/generate")).Token);

        (await visitor.PostAsync("conversations")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_missing_token_is_asked_for()
    {
        using var client = await _host.BeginAsync();
        client.Headers.Authorization = null;

        foreach (var answer in await TryAllAsync(client)) answer.ShouldRefuse(HttpStatusCode.Unauthorized, "Unauthorized");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("undefined")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJib3QiOiJib3QifQ.")]
    public async Task A_garbled_token_opens_nothing(string token)
    {
        using var client = await _host.BeginAsync();
        client.Use(token);

        foreach (var answer in await TryAllAsync(client)) answer.ShouldRefuse(HttpStatusCode.Forbidden, "InvalidToken");
    }

    [Fact]
    public async Task A_token_signed_with_another_key_or_with_none_opens_nothing()
    {
        using var client = await _host.BeginAsync();
        var claims = new Dictionary<string, object> { ["bot"] = "bot", ["conv"] = client.ConversationId, ["user"] = "person" };
        var expires = _host.Time.GetUtcNow().UtcDateTime.AddHours(1);
        var foreignKey = new SigningCredentials(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)), SecurityAlgorithms.HmacSha256);
        foreach (var credentials in new[] { foreignKey, null })
        {
            client.Use(new JsonWebTokenHandler().CreateToken(
                new SecurityTokenDescriptor { Claims = claims, NotBefore = expires.AddHours(-2), Expires = expires, SigningCredentials = credentials }));
            foreach (var answer in await TryAllAsync(client)) answer.ShouldRefuse(HttpStatusCode.Forbidden, "InvalidToken");
        }
    }

    [Fact]
    public async Task A_token_of_another_bot_opens_nothing()
    {
        using var client = await _host.BeginAsync();
        await using var other = await DirectLineHost.StartAsync(options => options.BotId = "other-bot");
        using var stranger = await other.BeginAsync();
        stranger.StreamUrl.ShouldNotBeEmpty();
        client.Use(stranger.Headers.Authorization!.Parameter!);

        foreach (var answer in await TryAllAsync(client)) answer.ShouldRefuse(HttpStatusCode.Forbidden, "InvalidToken");
    }

    [Fact]
    public async Task A_token_of_one_conversation_never_opens_another()
    {
        using var mine = await _host.BeginAsync("me");
        using var theirs = await _host.BeginAsync("them");
        mine.ConversationId = theirs.ConversationId;

        (await mine.SayAsync("hello")).ShouldRefuse(HttpStatusCode.Forbidden, "WrongConversation");
        (await mine.GetAsync($"conversations/{theirs.ConversationId}")).ShouldRefuse(HttpStatusCode.Forbidden, "WrongConversation");
        (await mine.GetAsync($"conversations/{theirs.ConversationId}/activities")).ShouldRefuse(HttpStatusCode.Forbidden, "WrongConversation");
        (await mine.GetAsync($"conversations/{theirs.ConversationId}/stream")).ShouldRefuse(HttpStatusCode.Forbidden, "WrongConversation");
        (await mine.PostAsync($"conversations/{theirs.ConversationId}/upload")).ShouldRefuse(HttpStatusCode.Forbidden, "WrongConversation");
    }

    [Fact]
    public async Task A_token_bound_to_origins_is_refused_from_others()
    {
        using var holder = _host.Client(DirectLineHost.Secret);
        var token = (await holder.PostAsync("tokens/generate", new { trustedOrigins = new[] { "https://portal.example" } })).Token;
        using var bound = _host.Client(token, "https://portal.example");
        using var stolen = _host.Client(token, "https://elsewhere.example");
        using var own = _host.Client(token, _host.Address.GetLeftPart(UriPartial.Authority));

        (await stolen.PostAsync("conversations")).ShouldRefuse(HttpStatusCode.Forbidden, "WrongOrigin");
        (await bound.PostAsync("conversations")).Status.ShouldBe(HttpStatusCode.Created);
        var again = await own.PostAsync("conversations");
        again.Status.ShouldBe(HttpStatusCode.OK);
        stolen.Use(again.Token);
        (await stolen.PostAsync("tokens/refresh")).ShouldRefuse(HttpStatusCode.Forbidden, "WrongOrigin");
    }

    private static async Task<Answer[]> TryAllAsync(DirectLineClient client) =>
    [
        await client.PostAsync("conversations"),
        await client.PostAsync("tokens/refresh"),
        await client.SayAsync("hello"),
        await client.GetAsync($"conversations/{client.ConversationId}"),
        await client.GetAsync($"conversations/{client.ConversationId}/activities"),
        await client.GetAsync($"conversations/{client.ConversationId}/stream"),
        await client.PostAsync($"conversations/{client.ConversationId}/upload"),
    ];
}
