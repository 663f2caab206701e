using Microsoft.Extensions.Options;

namespace SupportBot.Gate.Tokens;

/// <summary>Reads settings and notes what is wrong with them, so that all faults are told at once.</summary>
/// <param name="section">Section that the settings stand in.</param>
internal sealed class ChannelFaults(string section = ChannelOptions.Section)
{
    private readonly List<(string Key, string Fix)> _faults = [];

    public void Add(string key, string fix) => _faults.Add((key, fix));

    public bool Has(string key) => _faults.Exists(fault => fault.Key == key);

    /// <returns>The id in its usual form, or null when there is none.</returns>
    public string? Guid(string key, string? value, string meaning)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (System.Guid.TryParse(value, out var id)) return id.ToString("D");
        Add(key, $"set {meaning}, such as 01234567-89ab-cdef-0123-456789abcdef");
        return null;
    }

    /// <returns>The address, or the usual one when there is none.</returns>
    public Uri Address(string key, string? value, string usual)
    {
        if (string.IsNullOrWhiteSpace(value)) return new Uri(usual);
        if (Uri.TryCreate(value, UriKind.Absolute, out var uri) && OpenIdDocuments.MayCome(uri)) return uri;
        Add(key, "set an address that begins with https:// (http:// only for this machine), or leave it out");
        return new Uri(usual);
    }

    public IEnumerable<string> Hosts(string key, IEnumerable<string> hosts) =>
        Each(key, hosts, ServiceHosts.IsPattern, "set a host such as channel.example, or *.channel.example for all below it, without https:// and port");

    public IEnumerable<string> Names(string key, IEnumerable<string> names) =>
        Each(key, names, name => name.Length > 0, "set the name of a channel, such as msteams");

    public void ThrowIfAny()
    {
        if (_faults.Count == 0) return;
        throw new OptionsValidationException(
            section, typeof(ChannelOptions), _faults.Select(fault => $"{fault.Key}: {fault.Fix}."));
    }

    private List<string> Each(string key, IEnumerable<string> values, Func<string, bool> isRight, string fix)
    {
        var trimmed = values.Select(value => value?.Trim() ?? "").ToList();
        foreach (var (index, value) in trimmed.Index())
        {
            if (!isRight(value)) Add($"{key}:{index}", fix);
        }

        return trimmed;
    }
}
