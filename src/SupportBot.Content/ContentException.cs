namespace SupportBot.Content;

/// <summary>Content or settings cannot be used. The message names every fault, one a line, so that one start shows all of them.</summary>
public sealed class ContentException(IReadOnlyList<ContentError> errors)
    : Exception(string.Join(Environment.NewLine, errors.Select(error => error.ToString())))
{
    public IReadOnlyList<ContentError> Errors { get; } = errors;
}
