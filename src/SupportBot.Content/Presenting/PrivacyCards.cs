using System.Collections.Immutable;
using SupportBot.Content.Cards;
using SupportBot.Conversation;

namespace SupportBot.Content;

/// <summary>Where the person writes, in the ids of messages; who keeps a copy depends on it (docs/what-we-store.md).</summary>
internal static class ChannelNames
{
    public const string Terminal = "terminal";

    private const string Other = "other";

    public static readonly ImmutableArray<string> All = ["web_chat", "teams", Terminal, Other];

    public static string Of(CardWriter card) => All.FirstOrDefault(name => name == card.Id("channel"), Other);
}

internal sealed class PrivacyCardData : ICardData
{
    public CardValue Write(CardWriter card)
    {
        var channel = ChannelNames.Of(card);
        List<(string Label, string Text)> sections =
        [
            ("privacy_kept", "privacy.kept"),
            ("privacy_not_kept", "privacy.not_kept"),
            ("privacy_channel", $"privacy.channel.{channel}"),
            ("privacy_organisation", "privacy.organisation"),
            ("privacy_forget", "privacy.forget"),
        ];
        if (card.Has("reminds"))
            sections.Insert(1, ("privacy_reminder", "privacy.reminder"));
        if (channel == ChannelNames.Terminal)
            sections.RemoveAt(0);
        return Sections.Card(
            card,
            card.Label("privacy"),
            sections,
            card.Button("forget", Intent.Forget, Emphasis.Normal),
            card.HelpNow(),
            card.Choose(Emphasis.Secondary),
            card.Button("menu", Intent.Menu));
    }
}

internal sealed class ForgetCardData : ICardData
{
    public CardValue Write(CardWriter card) => Sections.Card(
        card,
        card.Label("forget_ask"),
        [("forget_what", "forget.what"), .. Reminder(card), ("forget_cannot", $"forget.cannot.{ChannelNames.Of(card)}")],
        card.Button("confirm_forget", Intent.ConfirmForget, Emphasis.Danger),
        card.Button("keep", Intent.No, Emphasis.Normal),
        card.HelpNow());

    private static (string, string)[] Reminder(CardWriter card) => card.Has("reminds") ? [("privacy_reminder", "forget.reminder")] : [];
}

/// <summary>A heading over titled paragraphs.</summary>
internal static class Sections
{
    public static CardValue Card(
        CardWriter card, string heading, IReadOnlyCollection<(string Label, string Text)> sections, params ReadOnlySpan<CardValue> actions)
    {
        var texts = sections.Select(section => (Title: card.Text($"label.{section.Label}"), Text: card.Text(section.Text))).ToList();
        return card.Card(
            heading,
            string.Join("\n", [heading, .. texts.Select(section => $"{section.Title}: {section.Text}")]),
            ("heading", heading),
            ("sections", CardValue.List(texts.Select(section => CardWriter.Section(section.Title, section.Text)))),
            ("actions", CardValue.List(actions)));
    }
}
