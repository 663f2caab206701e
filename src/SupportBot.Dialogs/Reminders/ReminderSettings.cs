namespace SupportBot.Dialogs;

/// <param name="AreKept">Whether people may ask to be reminded; the host then keeps reminders and sends them.</param>
public sealed record ReminderSettings(bool AreKept);
