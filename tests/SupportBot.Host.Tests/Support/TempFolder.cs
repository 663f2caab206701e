namespace SupportBot.Host.Tests.Support;

internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("supportbot-host-").FullName;

    /// <summary>All bytes of the database and of its write-ahead file, also while a process has them open.</summary>
    public byte[] DatabaseBytes() => [.. Directory.GetFiles(Path, "supportbot.db*").SelectMany(ReadShared)];

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
