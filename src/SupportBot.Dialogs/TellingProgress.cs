namespace SupportBot.Dialogs;

/// <summary>How many of a list of messages the channel has, over the runs of one activity.</summary>
internal sealed class TellingProgress
{
    private int _doubted;

    /// <summary>From the first one.</summary>
    public int Sent { get; private set; }

    /// <summary>Sends one of the messages. One that the channel may have taken although sending it failed is said once more and no oftener.</summary>
    /// <param name="sent">How many are sent once it is.</param>
    public async Task SayAsync(int sent, Func<Task> send)
    {
        try
        {
            await send();
            Sent = sent;
        }
        catch (Exception fault) when (ActivityRuns.MayHaveTaken(fault))
        {
            if (_doubted == sent)
                Sent = sent;
            _doubted = sent;
            throw;
        }
    }
}
