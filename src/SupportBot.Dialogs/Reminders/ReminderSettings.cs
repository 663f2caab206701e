namespace SupportBot.Dialogs;

/// <param name="AreOffered">
/// Whether people may ask to be reminded. Where they may, an <see cref="Conversation.IReminderStore"/> must be registered, and the host sends what is due.
/// </param>
public sealed record ReminderSettings(bool AreOffered);
