namespace SupportBot.Reminders;

/// <summary>The section <c>Reminders</c> of the settings, as it is written.</summary>
public sealed class ReminderOptions
{
    public const string Section = "Reminders";

    /// <summary>Whether people in Teams may ask to be written to once on a later day. Where it is false none is set, and none is sent.</summary>
    public bool Enabled { get; set; } = true;
}
