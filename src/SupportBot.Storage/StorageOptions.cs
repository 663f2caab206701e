using Microsoft.Extensions.Options;

namespace SupportBot.Storage;

/// <summary>Settings under <c>Storage</c>. Relative paths are resolved against the base directory that the host names.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The SQLite file. Its directory is made when it is missing, for the owner only.</summary>
    public string Path { get; set; } = "data/supportbot.db";

    /// <summary>The directory of the Data Protection keys, without which the SQLite file cannot be read.</summary>
    public string KeysPath { get; set; } = "data/keys";

    /// <summary>Days after which a session without a new turn is deleted, 1 to 3650.</summary>
    public int SessionDays { get; set; } = 30;
}

/// <summary>Checks the settings when the host starts; each failure names the setting and the fix.</summary>
internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Path))
            failures.Add("Storage:Path is empty. Give the path of the SQLite file, such as data/supportbot.db.");
        else if (Directory.Exists(options.Path))
            failures.Add($"Storage:Path '{options.Path}' is a directory. Give the path of a file in it, such as {System.IO.Path.Combine(options.Path, "supportbot.db")}.");

        if (string.IsNullOrWhiteSpace(options.KeysPath))
            failures.Add("Storage:KeysPath is empty. Give the directory of the Data Protection keys, such as data/keys.");
        else if (File.Exists(options.KeysPath))
            failures.Add($"Storage:KeysPath '{options.KeysPath}' is a file. Give a directory.");

        if (options.SessionDays is < 1 or > 3650)
            failures.Add($"Storage:SessionDays is {options.SessionDays}. Give a number of days from 1 to 3650.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
