namespace SupportBot.Dialogs;

/// <summary>How many of a list of messages the channel has, over the runs of one activity.</summary>
internal sealed class TellingProgress
{
    private int _doubted;

    /// <summary>From the first one.</summary>
    public int Told { get; private set; }

    /// <summary>Sends one of the messages. One that the channel may have taken although sending it failed is said once more and no oftener.</summary>
    /// <param name="told">How many are told once it is.</param>
    public async Task SayAsync(int told, Func<Task> send)
    {
        try
        {
            await send();
            Told = told;
        }
        catch (Exception fault) when (ActivityRuns.MayHaveTaken(fault))
        {
            if (_doubted == told)
                Told = told;
            _doubted = told;
            throw;
        }
    }
}
