using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SupportBot.Storage.Sqlite;

internal static class SqliteErrors
{
    /// <summary>Says what happened to the file and what to do about it.</summary>
    public static StorageException Explain(SqliteException error, string path) => new($"Storage:Path: '{path}' {Explanation(error)}", error);

    private static string Explanation(SqliteException error) => error.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "is locked by another process. Only one host may use the file; stop the other one.",
        raw.SQLITE_FULL => "cannot grow: the disk is full. Free some space.",
        raw.SQLITE_IOERR => $"cannot be read or written (input/output error {error.SqliteExtendedErrorCode}). Check the disk and its free space.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM => "may not be written. Give the account of the host the right to write the file and its directory.",
        raw.SQLITE_CANTOPEN => "cannot be opened. Give the account of the host the right to write the file and its directory.",
        raw.SQLITE_NOTADB => "is not a SQLite database. Give another path, or move the file away.",
        raw.SQLITE_CORRUPT => "is damaged. Stop the host and bring back a backup, or move the file away; conversations then begin anew.",
        _ => $"gave SQLite error {error.SqliteExtendedErrorCode}.",
    };
}
