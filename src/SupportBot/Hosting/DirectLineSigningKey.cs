using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using SupportBot.DirectLine;
using SupportBot.Storage;

namespace SupportBot.Hosting;

/// <summary>
/// Makes a signing key once and keeps it, encrypted, beside the other keys, so that a restart does not end open conversations. Several
/// nodes must share <c>DirectLine:SigningKey</c> instead.
/// </summary>
internal sealed class DirectLineSigningKey(IDataProtectionProvider protection, IOptions<StorageOptions> storage) : IPostConfigureOptions<DirectLineOptions>
{
    private const string FileName = "directline-signing.key";
    private const int KeyBytes = 32;

    public void PostConfigure(string? name, DirectLineOptions options)
    {
        if (!string.IsNullOrEmpty(options.SigningKey))
            return;

        var protector = protection.CreateProtector("SupportBot.DirectLine.SigningKey.v1");
        var path = Path.Combine(storage.Value.KeysPath, FileName);
        if (!File.Exists(path))
            Create(path, protector);
        options.SigningKey = Convert.ToBase64String(protector.Unprotect(File.ReadAllBytes(path)));
    }

    private static void Create(string path, IDataProtector protector)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(protector.Protect(RandomNumberGenerator.GetBytes(KeyBytes)));
    }
}
