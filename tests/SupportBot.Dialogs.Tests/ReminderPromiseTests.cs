using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Content;
using SupportBot.Conversation;
using SupportBot.Dialogs.Tests.Support;

namespace SupportBot.Dialogs.Tests;

/// <summary>Nobody is promised a reminder that is kept nowhere.</summary>
public sealed class ReminderPromiseTests
{
    private readonly InMemorySessionStore _store = new();

    [Fact]
    public void A_bot_that_offers_reminders_and_keeps_none_does_not_start()
    {
        using var services = new ServiceCollection().AddSingleton<ISessionStore>(_store).AddSingleton(new ReminderSettings(true)).AddSupportDialog(TestContent.Britain).BuildServiceProvider();

        Should.Throw<InvalidOperationException>(() => services.GetRequiredService<SupportDialog>()).Message.ShouldContain(nameof(IReminderStore));
    }

    [Fact]
    public async Task A_turn_that_promises_one_is_neither_kept_nor_said()
    {
        using var services = new ServiceCollection().AddSingleton<ISessionStore>(_store).AddSupportDialog(TestContent.Britain).BuildServiceProvider();
        var runner = services.GetRequiredService<ConversationRunner>();
        var wish = new Said(Activities.Now, new Reading { Intent = Intent.Remind, When = new Delay(14) }) { CanRemind = true };

        await Should.ThrowAsync<InvalidOperationException>(() => runner.RunAsync("c", "m1", _ => wish, reference: null, (_, _) => throw new UnreachableException(), CancellationToken.None));

        _store.Kept.ShouldBeNull();
    }
}
