using System.Text.Json;

namespace SupportBot.Browser.Tests;

/// <summary>What a screen reader finds when it goes through a conversation from top to end: Chromium's own tree of roles and names.</summary>
[Collection(BrowserTests.Name)]
public sealed class ScreenReaderTests(Support.Browser browser) : IAsyncLifetime
{
    private RealHost _host = null!;

    public async Task InitializeAsync() => _host = await RealHost.StartAsync("--Organisation:Country", "GB");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_whole_conversation_reads_in_order_with_a_name_for_everything_and_each_message_once_with_its_sender()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.WaitForTextAsync("automated guide");
        await page.PressCardButtonAsync("Compare all three");
        await page.WaitForTextAsync("side by side");
        await page.PressCardButtonAsync("Help me choose");
        await page.WaitForTextAsync("Question 1 of up to 6");
        await page.ChooseAnswerAsync("Feeling low, anxious or hurt", "Send answer");
        await page.AnswerToTheEndAsync();
        await page.SayAsync("I want to kill myself");
        await page.WaitForTextAsync("Samaritans");
        await page.LastCard.GetByRole(AriaRole.Button, new() { Name = "I'm safe, carry on" }).WaitForAsync();
        var shown = await page.Conversation.GetByRole(AriaRole.Article).CountAsync();

        var nodes = await ReadTreeAsync(page, nodes =>
            nodes.Count(node => node.Role == "article") == shown && nodes.Any(node => node is { Role: "button", Name: "I'm safe, carry on" }));
        nodes.ShouldNotContain(node => node.Name.Contains("attachment", StringComparison.OrdinalIgnoreCase));
        nodes.Where(node => node.Role is "button" or "link" or "radio" or "checkbox" or "combobox" or "textbox" or "radiogroup" or "group" or "table" or "columnheader" or "rowheader")
            .ShouldAllBe(node => node.Name.Length > 0);

        string[] landmarks = [.. nodes.Where(node => node.Role is "banner" or "main" or "log" or "textbox").Select(node => node.Role)];
        landmarks.ShouldBe(["banner", "main", "log", "textbox"]);

        var messages = nodes.Where(node => node.Role == "article").ToList();
        messages.Count.ShouldBe(shown);
        foreach (var message in messages)
        {
            var texts = Within(nodes, message).Where(node => node.Role is "StaticText").Select(node => node.Name).ToList();
            texts[0].ShouldBeOneOf("Support guide", "You");
            texts.Count.ShouldBeGreaterThan(1);
            texts.Count(text => text is "Support guide" or "You").ShouldBe(1);
        }

        string[] stations = ["Compare all three", "Help me choose", "Feeling low, anxious or hurt", "I want to kill myself"];
        var said = messages.Select(message => Within(nodes, message).Where(node => node.Role is "StaticText").Select(node => node.Name).ToList())
            .Where(texts => texts[0] == "You").Select(texts => texts[1]).Where(stations.Contains);
        said.ShouldBe(stations);

        var help = messages.Last(message => Within(nodes, message).Any(node => node.Name.Contains("Samaritans", StringComparison.Ordinal)));
        var card = Within(nodes, help);
        card.ShouldContain(node => node.Role == "heading");
        card.Where(node => node.Role == "link").ShouldContain(node => node.Name.Contains("116 123", StringComparison.Ordinal));
        card.Where(node => node.Role == "button").Select(node => node.Name).ShouldContain("I'm safe, carry on");
    }

    [Fact]
    public async Task A_question_is_a_group_with_its_words_and_each_choice_says_its_own_and_whether_it_is_chosen()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.WaitForTextAsync("automated guide");
        await page.PressCardButtonAsync("Help me choose");
        await page.WaitForTextAsync("Question 1 of up to 6");
        await page.LastCard.GetByLabel("Feeling low, anxious or hurt").CheckAsync();

        var nodes = await ReadTreeAsync(page, nodes => nodes.Any(node => node is { Role: "radio", IsChecked: true }));

        var group = nodes.Single(node => node.Role == "radiogroup");
        group.Name.ShouldContain("?");
        var choices = Within(nodes, group).Where(node => node.Role == "radio").ToList();
        choices.Count.ShouldBeGreaterThan(3);
        choices.Select(choice => choice.Name).ShouldBeUnique();
        choices.Single(choice => choice.IsChecked).Name.ShouldBe("Feeling low, anxious or hurt");
    }

    private sealed record Node(string Id, string Role, string Name, bool IsChecked, IReadOnlyList<string> Children);

    private static IReadOnlyList<Node> Within(IReadOnlyList<Node> nodes, Node root)
    {
        var byId = nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        IEnumerable<Node> Below(Node node) => node.Children.Where(byId.ContainsKey).Select(id => byId[id]).SelectMany(child => Below(child).Prepend(child));
        return [.. Below(root)];
    }

    /// <summary>The tree as it is once it shows what the page does, or at the last try: the browser builds it behind the page.</summary>
    private static async Task<IReadOnlyList<Node>> ReadTreeAsync(Support.ChatPageDriver page, Func<IReadOnlyList<Node>, bool> isUpToDate)
    {
        var cdp = await page.Page.Context.NewCDPSessionAsync(page.Page);
        var nodes = await ReadTreeAsync(cdp);
        for (var tries = 0; tries < 50 && !isUpToDate(nodes); tries++)
        {
            await Task.Delay(200);
            nodes = await ReadTreeAsync(cdp);
        }

        await cdp.DetachAsync();
        return nodes;
    }

    /// <summary>The tree in the order in which it is read; what is only there for layout is left in, as its children hang on it.</summary>
    private static async Task<IReadOnlyList<Node>> ReadTreeAsync(ICDPSession cdp)
    {
        var tree = (await cdp.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes").EnumerateArray().ToDictionary(node => node.GetProperty("nodeId").GetString()!);
        var root = tree.Values.Single(node => !node.TryGetProperty("parentId", out _));
        return [.. Read(root)];

        IEnumerable<Node> Read(JsonElement node)
        {
            string[] children = node.TryGetProperty("childIds", out var ids) ? [.. ids.EnumerateArray().Select(id => id.GetString()!).Where(tree.ContainsKey)] : [];
            var isChecked = node.TryGetProperty("properties", out var properties)
                && properties.EnumerateArray().Any(property => property.GetProperty("name").ValueEquals("checked") && property.GetProperty("value").GetProperty("value").ToString() == "true");
            return children.Select(id => tree[id]).SelectMany(Read).Prepend(new Node(node.GetProperty("nodeId").GetString()!, Text(node, "role"), Text(node, "name"), isChecked, children));
        }

        static string Text(JsonElement node, string member) =>
            node.TryGetProperty(member, out var value) && value.TryGetProperty("value", out var text) ? text.ToString() : "";
    }
}
