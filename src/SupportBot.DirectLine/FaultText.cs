namespace SupportBot.DirectLine;

/// <summary>What a log may say of an exception: types and places. Its message may quote what a person wrote.</summary>
internal static class FaultText
{
    public static string Of(Exception exception)
    {
        var types = new List<string?>();
        for (var current = exception; current is not null; current = current.InnerException) types.Add(current.GetType().FullName);
        return $"{string.Join(" < ", types)}{Environment.NewLine}{exception.StackTrace}";
    }
}
