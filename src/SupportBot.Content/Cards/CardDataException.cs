namespace SupportBot.Content.Cards;

/// <summary>A template and the data given to it do not fit. The message names the template, its line and the path, never a value.</summary>
public sealed class CardDataException : Exception
{
    public CardDataException(string file, int line, string problem)
        : base(new ContentError(file, line, problem).ToString())
    {
    }

    public CardDataException(string message)
        : base(message)
    {
    }

    public CardDataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public CardDataException()
    {
    }
}
