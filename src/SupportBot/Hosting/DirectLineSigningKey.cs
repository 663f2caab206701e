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
        try
        {
            if (!File.Exists(path))
                Create(path, protector);
            options.SigningKey = Convert.ToBase64String(protector.Unprotect(File.ReadAllBytes(path)));
        }
        catch (CryptographicException e)
        {
            throw new StorageException(
                $"Storage:KeysPath: '{path}' is damaged, or the keys that open it are gone. Bring back the keys, or delete this file: a new one is "
                + "made, and pages that are open ask for a new token.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"Storage:KeysPath: '{path}' cannot be read or made: {e.Message} Let the program's account read and write there, or set "
                + "DirectLine:SigningKey.", e);
        }
    }

    /// <summary>Written beside its place and moved there, so that a program that is killed leaves no half a key.</summary>
    private static void Create(string path, IDataProtector protector)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var unfinished = path + ".new";
        using (var file = new FileStream(unfinished, options))
        {
            file.Write(protector.Protect(RandomNumberGenerator.GetBytes(KeyBytes)));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path);
    }
}
