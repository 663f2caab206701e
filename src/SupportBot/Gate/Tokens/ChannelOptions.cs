namespace SupportBot.Gate.Tokens;

/// <summary>The section <c>Channels</c>, as it is written.</summary>
public sealed class ChannelOptions
{
    public const string Section = "Channels";

    /// <summary>Address of the metadata of the channels' keys; the cloud's own when empty.</summary>
    public string? OpenIdMetadata { get; set; }

    /// <summary>Address of the metadata of the keys of Emulator tokens; the cloud's own when empty.</summary>
    public string? EmulatorOpenIdMetadata { get; set; }

    /// <summary>Whether a token made with the bot's own credentials is let in; in Development alone when null.</summary>
    public bool? AllowEmulator { get; set; }

    /// <summary>Hosts that may get replies beside those of the cloud.</summary>
    public IList<string> ServiceHosts { get; } = [];

    /// <summary>Endorsements that the key of every channel's token needs beside that of its channel.</summary>
    public IList<string> RequiredEndorsements { get; } = [];
}
