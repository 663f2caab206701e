using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using SupportBot.Storage.Sqlite;

namespace SupportBot.Storage;

/// <summary>
/// Name of a row in place of the conversation id, which may identify a person: a keyed hash of it. <paramref name="Text"/> is the same hash
/// in hexadecimal digits.
/// </summary>
internal sealed record RowKey(byte[] Hash, string Text);

/// <summary>
/// Names and encrypts the rows of one kind. A payload is bound to its kind and its row: copied to another row it cannot be read.
/// </summary>
internal sealed class RowCipher(SqliteDatabase database, IDataProtectionProvider protection, string kind)
{
    private const int HashLength = 16;
    private const int LongestOnStack = 256;

    private readonly IDataProtector _protector = protection.CreateProtector("SupportBot.Storage", kind, "v1");
    private readonly byte[] _kind = Encoding.UTF8.GetBytes(kind + "\0");

    public RowKey KeyOf(string conversation)
    {
        ArgumentException.ThrowIfNullOrEmpty(conversation);
        var length = _kind.Length + Encoding.UTF8.GetByteCount(conversation);
        Span<byte> text = length <= LongestOnStack ? stackalloc byte[length] : new byte[length];
        _kind.CopyTo(text);
        Encoding.UTF8.GetBytes(conversation, text[_kind.Length..]);

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(database.ConversationSecret, text, hash);
        var key = hash[..HashLength].ToArray();
        return new RowKey(key, Convert.ToHexString(key));
    }

    public byte[] Protect(RowKey key, byte[] plaintext) => _protector.CreateProtector(key.Text).Protect(plaintext);

    /// <exception cref="CryptographicException">The payload is damaged, of another row, or its Data Protection key is gone.</exception>
    public byte[] Unprotect(RowKey key, byte[] payload) => _protector.CreateProtector(key.Text).Unprotect(payload);
}
