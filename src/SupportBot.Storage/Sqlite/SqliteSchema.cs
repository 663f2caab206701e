using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SupportBot.Storage.Sqlite;

/// <summary>The tables, the steps that lead from each schema version to the next, and the secret that names the rows.</summary>
internal static class SqliteSchema
{
    /// <summary>"SBot": tells this database from any other SQLite file.</summary>
    private const long ApplicationId = 0x53426F74;

    /// <summary>Step i leads from schema version i to i + 1. A step that was released is never changed.</summary>
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE secret (name TEXT PRIMARY KEY, payload BLOB NOT NULL) STRICT;

        CREATE TABLE session (
          id INTEGER PRIMARY KEY,
          key BLOB NOT NULL UNIQUE,
          version INTEGER NOT NULL,
          updated_at INTEGER NOT NULL,
          payload BLOB NOT NULL) STRICT;
        CREATE INDEX session_updated_at ON session (updated_at);

        CREATE TABLE direct_line_conversation (
          id INTEGER PRIMARY KEY,
          key BLOB NOT NULL UNIQUE,
          activities INTEGER NOT NULL,
          updated_at INTEGER NOT NULL,
          payload BLOB NOT NULL) STRICT;
        CREATE INDEX direct_line_conversation_updated_at ON direct_line_conversation (updated_at);

        CREATE TABLE direct_line_activity (
          conversation INTEGER NOT NULL REFERENCES direct_line_conversation (id) ON DELETE CASCADE,
          sequence INTEGER NOT NULL,
          payload BLOB NOT NULL,
          PRIMARY KEY (conversation, sequence)) STRICT, WITHOUT ROWID;
        """,
        """
        CREATE TABLE reminder (
          id INTEGER PRIMARY KEY,
          key BLOB NOT NULL UNIQUE,
          due_at INTEGER NOT NULL,
          next_at INTEGER NOT NULL,
          tries INTEGER NOT NULL,
          begun INTEGER NOT NULL,
          claim TEXT,
          payload BLOB NOT NULL) STRICT;
        CREATE INDEX reminder_next_at ON reminder (next_at);
        """,
    ];

    /// <summary>Reads what the file is, before anything in it is changed.</summary>
    /// <exception cref="StorageException">The file is of another program, or newer than this program.</exception>
    public static void Check(SqliteStatements statements, string path)
    {
        var application = (long)statements.Scalar("PRAGMA application_id")!;
        var tables = (long)statements.Scalar("SELECT count(*) FROM sqlite_schema")!;
        if (application != ApplicationId && tables > 0)
            throw new StorageException($"Storage:Path: '{path}' is a database of another program. Give another path.");
        var version = Version(statements);
        if (version > Steps.Length)
        {
            throw new StorageException($"Storage:Path: '{path}' has schema version {version}, but this program knows only up to {Steps.Length}: "
                + "a newer version of it has written the file. Run that version, or give another path.");
        }
    }

    /// <summary>Brings the file to the newest schema in one transaction and returns the secret that names its rows.</summary>
    /// <exception cref="StorageException">The file was written with other Data Protection keys.</exception>
    public static byte[] Prepare(SqliteStatements statements, string path, IDataProtectionProvider protection)
    {
        statements.Execute("BEGIN IMMEDIATE");
        Migrate(statements);
        var secret = ReadOrCreateSecret(statements, path, protection);
        statements.Execute("COMMIT");
        return secret;
    }

    private static void Migrate(SqliteStatements statements)
    {
        var version = Version(statements);
        for (var step = version; step < Steps.Length; step++)
            statements.Execute(Steps[step]);
        if (version < Steps.Length)
            statements.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Steps.Length}");
    }

    private static long Version(SqliteStatements statements) => (long)statements.Scalar("PRAGMA user_version")!;

    private static byte[] ReadOrCreateSecret(SqliteStatements statements, string path, IDataProtectionProvider protection)
    {
        var protector = protection.CreateProtector("SupportBot.Storage", "secret", "v1");
        if (statements.Scalar("SELECT payload FROM secret WHERE name = 'conversation'") is not byte[] payload)
        {
            var secret = RandomNumberGenerator.GetBytes(32);
            WriteSecret(statements, protector, secret);
            return secret;
        }

        try
        {
            var secret = ((IPersistedDataProtector)protector).DangerousUnprotect(payload, ignoreRevocationErrors: false, out var stale, out _);
            if (stale)
                WriteSecret(statements, protector, secret);
            return secret;
        }
        catch (CryptographicException e)
        {
            throw new StorageException($"Storage:KeysPath: its keys do not open '{path}'. Bring back the keys that the file was written with, "
                + "or move the file away; all conversations then begin anew.", e);
        }
    }

    private static void WriteSecret(SqliteStatements statements, IDataProtector protector, byte[] secret) => statements.Execute(
        "INSERT INTO secret (name, payload) VALUES ('conversation', ?1) ON CONFLICT (name) DO UPDATE SET payload = excluded.payload",
        protector.Protect(secret));
}
