namespace SupportBot.DirectLine;

/// <summary>Origins as browsers write them in the header <c>Origin</c>: scheme, host and, where it is not the default, port.</summary>
internal static class WebOrigin
{
    public static bool IsValid(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase)
        && uri.UserInfo.Length == 0;

    public static bool IsIn(IEnumerable<string> origins, string origin) => origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}
