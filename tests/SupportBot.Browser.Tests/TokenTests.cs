using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportBot.Browser.Tests;

/// <summary>What becomes of a talk when its token no longer holds.</summary>
[Collection(BrowserTests.Name)]
public sealed class TokenTests(Support.Browser browser) : IAsyncLifetime
{
    private const string Saved = "supportbot.conversation";
    private const string Begun = "/v3/directline/conversations";

    private readonly TimeAhead _time = new();
    private ChatPageHost _chat = null!;

    public async Task InitializeAsync() => _chat = await ChatPageHost.StartAsync(time: _time);

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    [Fact]
    public async Task After_an_hour_without_a_network_the_talk_goes_on_where_it_was_with_what_was_written_meanwhile()
    {
        await using var page = new ChatPageDriver(await browser.NewPageAsync(_chat.Address));
        await page.KeepSocketsAsync();
        await page.OpenAsync();
        await page.SayAsync("before");
        await page.Page.Context.SetOfflineAsync(true);
        await page.CloseSocketsAsync();
        await page.MessageBox.FillAsync("meanwhile");
        await page.MessageBox.PressAsync("Enter");
        await page.WaitForTextAsync("Not sent yet.");
        _time.Ahead = TimeSpan.FromHours(1);
        await page.Page.Context.SetOfflineAsync(false);

        await page.WaitForTextAsync("You said: meanwhile");
        (await page.ReadMessagesAsync()).Skip(2).ShouldBe(["You: before", "SupportBot: You said: before", "You: meanwhile", "SupportBot: You said: meanwhile"]);
        page.Requests.Count(address => address.EndsWith(Begun, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 24)]
    [InlineData(1, -24)]
    [InlineData(0, 24)]
    [InlineData(0, -24)]
    public async Task A_reload_finds_the_talk_by_a_token_that_expired_lately_whatever_time_the_device_shows(int hoursLater, int deviceIsAhead)
    {
        await using var page = await browser.OpenAsync(_chat.Address);
        await page.SayAsync("before");
        _time.Ahead = TimeSpan.FromHours(hoursLater);
        await page.Page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddHours(hoursLater + deviceIsAhead));

        await page.ReloadAsync();
        await page.WaitForTextAsync("You said: before");
        await page.SayAsync("after");

        (await page.ReadMessagesAsync()).Count.ShouldBe(6);
        page.Requests.Count(address => address.EndsWith(Begun, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Once_the_time_to_come_back_is_over_a_new_talk_begins()
    {
        await using var page = await browser.OpenAsync(_chat.Address);
        await page.SayAsync("before");
        _time.Ahead = TimeSpan.FromHours(3);

        await page.ReloadAsync();
        await page.SayAsync("after");

        (await page.ReadMessagesAsync()).ShouldNotContain("You: before");
        await page.WaitForTextAsync("You said: after");
    }

    [Fact]
    public async Task The_token_of_somebody_else_shows_nothing_of_theirs()
    {
        await using var theirs = await browser.OpenAsync(_chat.Address);
        await theirs.SayAsync("their private words");
        await using var page = await browser.OpenAsync(_chat.Address);
        await page.SayAsync("before");
        var stolen = (string?)(await ReadAsync(theirs))["token"];
        await KeepAsync(page, saved => saved["token"] = stolen);

        await page.ReloadAsync();
        await page.SayAsync("after");

        (await page.ReadMessagesAsync()).ShouldNotContain(message => message.Contains("private", StringComparison.Ordinal));
        (await theirs.ReadMessagesAsync()).ShouldNotContain(message => message.Contains("after", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ten_tabs_of_one_talk_all_show_all_of_it_in_the_same_order()
    {
        await using var first = await browser.OpenAsync(_chat.Address);
        await first.SayAsync("from tab 0");
        var copied = (await ReadAsync(first)).ToJsonString();
        var tabs = new List<ChatPageDriver> { first };
        while (tabs.Count < 10)
        {
            var tab = new ChatPageDriver(await first.Page.Context.NewPageAsync());
            await tab.Page.AddInitScriptAsync($"sessionStorage.setItem('{Saved}', {System.Text.Json.JsonSerializer.Serialize(copied)})");
            await tab.OpenAsync();
            await tab.WaitForTextAsync("You said: from tab 0");
            tabs.Add(tab);
        }

        await Task.WhenAll(tabs.Skip(1).Select((tab, i) => tab.SayAsync($"from tab {i + 1}")));

        foreach (var tab in tabs)
            await Assertions.Expect(tab.Conversation.GetByText("You said: from tab")).ToHaveCountAsync(10);
        var replies = await Task.WhenAll(tabs.Select(async tab => (await tab.ReadMessagesAsync()).Where(message => message.StartsWith("SupportBot", StringComparison.Ordinal))));
        foreach (var reply in replies) reply.ShouldBe(replies[0]);
        tabs.SelectMany(tab => tab.Faults).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_real_host_exchanges_an_expired_token_for_the_same_talk_and_refuses_one_that_was_tampered_with()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        await using var host = await RealHost.StartAsync("--DirectLine:SigningKey", Convert.ToBase64String(key));
        await using var page = await browser.OpenAsync(host.Address);
        await page.SayAsync("what is coaching");
        await page.WaitForTextAsync("What it is not");
        var before = await page.Conversation.GetByRole(AriaRole.Article).CountAsync();
        await KeepAsync(page, saved => saved["token"] = Expired((string)saved["token"]!, key));

        await page.ReloadAsync();
        await page.WaitForTextAsync("What it is not");
        await Assertions.Expect(page.Conversation.GetByRole(AriaRole.Article)).ToHaveCountAsync(before);
        await page.SayAsync("what is therapy");

        await KeepAsync(page, saved => saved["token"] = Expired((string)saved["token"]!, RandomNumberGenerator.GetBytes(32)));
        await page.ReloadAsync();
        (await page.Conversation.InnerTextAsync()).ShouldNotContain("What it is not");
    }

    private static async Task<JsonObject> ReadAsync(ChatPageDriver page) =>
        JsonNode.Parse(await page.Page.EvaluateAsync<string>($"sessionStorage.getItem('{Saved}')"))!.AsObject();

    private static async Task KeepAsync(ChatPageDriver page, Action<JsonObject> change)
    {
        var saved = await ReadAsync(page);
        change(saved);
        await page.Page.EvaluateAsync($"(saved) => sessionStorage.setItem('{Saved}', saved)", saved.ToJsonString());
    }

    /// <summary>The same token as it would be had its time ended an hour ago.</summary>
    private static string Expired(string token, byte[] key)
    {
        var parts = token.Split('.');
        var payload = JsonNode.Parse(WebEncoders.Base64UrlDecode(parts[1]))!.AsObject();
        foreach (var time in new[] { "iat", "nbf", "exp" }) payload[time] = (long)payload[time]! - (long)TimeSpan.FromMinutes(90).TotalSeconds;
        var signed = $"{parts[0]}.{WebEncoders.Base64UrlEncode(System.Text.Encoding.UTF8.GetBytes(payload.ToJsonString()))}";
        return $"{signed}.{WebEncoders.Base64UrlEncode(HMACSHA256.HashData(key, System.Text.Encoding.UTF8.GetBytes(signed)))}";
    }
}
