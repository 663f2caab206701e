namespace SupportBot.Host.Tests;

/// <summary>What is wrong with content or settings stops the host, which names the place and the fix.</summary>
public sealed class StartupTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TempFolder _copy = new();

    public static TheoryData<string, string, string> Settings => new()
    {
        { "Organisation:Country", "Atlantis", "two letters" },
        { "Organisation:Name", " ", "is missing" },
        { "Organisation:Contact", "", "is missing" },
        { "Organisation:Directory:0:Kind", "astrology", "one of therapy" },
        { "Organisation:Directory:1:Url", "example.org", "https://" },
        { "Organisation:Locale", "xx", "xx" },
        { "Storage:SessionDays", "0", "from 1 to 3650" },
        { "Storage:SessionDays", "many", "many" },
        { "DirectLine:TrustedOrigins:0", "hr.example/page", "https://hr.example" },
        { "DirectLine:HistoryWindow", "00:00:01", "between" },
        { "DirectLine:Limits:PostsPerConversation", "5", "between" },
        { "DirectLine:SigningKey", "c2hvcnQ=", "openssl rand -base64 32" },
        { "MicrosoftAppId", "my-bot", "the app id of the bot's registration" },
        { "MicrosoftAppType", "Multi", "SingleTenant, MultiTenant, UserAssignedMSI" },
        { "MicrosoftAppTenantId", "contoso", "the tenant that the bot is registered in" },
        { "ChannelService", "https://botframework.azure.cn", "https://botframework.azure.us" },
        { "Channels:OpenIdMetadata", "http://login.botframework.com/v1/.well-known/openidconfiguration", "https://" },
        { "Channels:OpenIdMetadata", "/openidconfiguration", "https://" },
        { "Channels:EmulatorOpenIdMetadata", "ftp://127.0.0.1/", "https://" },
        { "Channels:AllowEmulator", "perhaps", "perhaps" },
        { "Channels:ServiceHosts:0", "https://channel.example/", "without https://" },
        { "Channels:ServiceHosts:0", "*.com", "*.channel.example" },
        { "Channels:ServiceHosts:0", "*", "*.channel.example" },
        { "Channels:ServiceHosts:0", "channel.example:443", "without https:// and port" },
        { "Channels:RequiredEndorsements:0", " ", "msteams" },
        { "Reminders:Enabled", "perhaps", "perhaps" },
    };

    public static TheoryData<string, string, string, string> Files => new()
    {
        { "Locales/en/phrases.yaml", "  not_understood:\n", "  not_understood_:\n", "not_understood" },
        { "Locales/en/questions.yaml", "      - id: low_mood\n", "      - id: &low low_mood\n", "questions.yaml:" },
        { "Locales/en/labels.yaml", "  help_now: \"I need help now\"\n", "  help_now: [\n", "labels.yaml:" },
        { "Locales/en/matching.yaml", "low_mood", "high_mood", "matching.yaml:" },
        { "Helplines/helplines.yaml", "emergency:", "emergencies:", "helplines.yaml:" },
        { "cards/question.json", "\"${prompt}\"", "\"${prompt\"", "question.json:" },
        { "cards/welcome.json", "\"body\"", "\"body", "welcome.json:" },
        { "cards/welcome.json", "${card.lang}", "${eval(card.lang)}", "welcome.json:" },
    };

    public void Dispose()
    {
        _folder.Dispose();
        _copy.Dispose();
    }

    [Theory, MemberData(nameof(Settings))]
    public async Task A_wrong_setting_stops_the_host_and_is_named_with_the_fix(string key, string value, string fix)
    {
        var (exitCode, errors) = await SupportBotProcess.RunToEndAsync(SupportBotProcess.Output, _folder.Path, "--" + key, value);

        ShouldExplain(exitCode, errors, key);
        errors.ShouldContain(fix);
    }

    [Theory]
    [InlineData("Storage", "SessionDay")]
    [InlineData("Organisation", "Contry")]
    [InlineData("DirectLine", "TrustedOrigin")]
    [InlineData("Channels", "AllowEmulators")]
    public async Task A_misspelt_setting_stops_the_host_and_is_named(string section, string name)
    {
        var (exitCode, errors) = await SupportBotProcess.RunToEndAsync(SupportBotProcess.Output, _folder.Path, $"--{section}:{name}", "1");

        ShouldExplain(exitCode, errors, name);
        errors.ShouldContain("no such setting");
        errors.ShouldContain("appsettings.json");
    }

    [Theory]
    [InlineData("SingleTenant")]
    [InlineData("UserAssignedMSI")]
    public async Task A_bot_of_one_tenant_has_to_say_which(string type)
    {
        var (exitCode, errors) = await SupportBotProcess.RunToEndAsync(
            SupportBotProcess.Output, _folder.Path, "--MicrosoftAppId", "3a1f7c52-9e0b-4d6a-8c1d-2b7e5f904a61", "--MicrosoftAppType", type);

        ShouldExplain(exitCode, errors, "MicrosoftAppTenantId");
        errors.ShouldContain(type);
    }

    [Fact]
    public async Task All_wrong_settings_of_the_registration_are_named_at_once()
    {
        var (exitCode, errors) = await SupportBotProcess.RunToEndAsync(
            SupportBotProcess.Output, _folder.Path, "--MicrosoftAppId", "x", "--MicrosoftAppType", "y", "--ChannelService", "z");

        ShouldExplain(exitCode, errors, "MicrosoftAppId: ");
        errors.ShouldContain("MicrosoftAppType: ");
        errors.ShouldContain("ChannelService: ");
    }

    [Fact]
    public async Task A_page_that_may_not_frame_the_chat_is_named_with_the_fix()
    {
        var (exitCode, errors) = await SupportBotProcess.RunToEndAsync(
            SupportBotProcess.Output, _folder.Path, "--ChatPage:FrameAncestors:0", "portal.example");

        ShouldExplain(exitCode, errors, "ChatPage:FrameAncestors");
        errors.ShouldContain("https://intranet.example");
    }

    [Fact]
    public async Task The_sample_organisation_does_not_start_outside_Development()
    {
        var (exitCode, errors) = await SupportBotProcess.RunToEndAsync(SupportBotProcess.Output, _folder.Path, "--environment", "Production");

        ShouldExplain(exitCode, errors, "Organisation:Contact");
        errors.ShouldContain("Organisation:Directory:0:Url");
        errors.ShouldContain("appsettings.json");
    }

    [Theory, MemberData(nameof(Files))]
    public async Task A_broken_file_stops_the_host_and_is_named_with_its_line(string file, string sound, string broken, string named)
    {
        CopyOutput();
        var path = Path.Combine(_copy.Path, file);
        var text = await File.ReadAllTextAsync(path);
        var at = text.IndexOf(sound, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0);
        await File.WriteAllTextAsync(path, text[..at] + broken + text[(at + sound.Length)..]);

        var (exitCode, errors) = await SupportBotProcess.RunToEndAsync(_copy.Path, _folder.Path);

        ShouldExplain(exitCode, errors, named);
    }

    [Theory]
    [InlineData("en", "suicidal-thoughts.yaml")]
    [InlineData("de", "direct.yaml")]
    public async Task Rules_that_miss_the_plainest_statement_stop_the_host(string language, string file)
    {
        CopyOutput();
        File.Delete(Path.Combine(_copy.Path, "Locales", language, "risk", file));

        var (exitCode, errors) = await SupportBotProcess.RunToEndAsync(_copy.Path, _folder.Path);

        ShouldExplain(exitCode, errors, $"{language}: a plain statement of danger is not read as one");
    }

    [Theory]
    [InlineData("Locales/en/outcomes.yaml")]
    [InlineData("cards/crisis.json")]
    [InlineData("Helplines/helplines.yaml")]
    public async Task A_missing_file_stops_the_host_and_is_named(string file)
    {
        CopyOutput();
        File.Delete(Path.Combine(_copy.Path, file));

        var (exitCode, errors) = await SupportBotProcess.RunToEndAsync(_copy.Path, _folder.Path);

        ShouldExplain(exitCode, errors, Path.GetFileNameWithoutExtension(file));
    }

    [Fact]
    public async Task Broken_settings_stop_the_host_and_are_named()
    {
        CopyOutput();
        await File.WriteAllTextAsync(Path.Combine(_copy.Path, "appsettings.json"), "{\n  \"Organisation\": {\n");

        var (exitCode, errors) = await SupportBotProcess.RunToEndAsync(_copy.Path, _folder.Path);

        ShouldExplain(exitCode, errors, "appsettings.json");
    }

    [Fact]
    public async Task A_database_that_is_none_stops_the_host_and_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "supportbot.db"), new string('x', 8192));

        var (exitCode, errors) = await SupportBotProcess.RunToEndAsync(SupportBotProcess.Output, _folder.Path);

        ShouldExplain(exitCode, errors, "Storage:Path");
    }

    [Fact]
    public async Task An_address_in_use_is_named_with_the_way_to_another()
    {
        var (process, address) = await SupportBotProcess.StartAsync(_copy.Path);
        await using var holder = process;

        var (exitCode, errors) = await SupportBotProcess.RunToEndAsync(SupportBotProcess.Output, _folder.Path, "--urls", address.AbsoluteUri);

        ShouldExplain(exitCode, errors, address.Authority);
        errors.ShouldContain("--urls");
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2, 3 })]
    public async Task A_damaged_signing_key_stops_the_host_and_is_named(byte[] damaged)
    {
        var (process, _) = await SupportBotProcess.StartAsync(_folder.Path);
        await process.DisposeAsync();
        var key = Path.Combine(_folder.Path, "keys", "directline-signing.key");
        (await File.ReadAllBytesAsync(key)).ShouldNotBeEmpty();
        await File.WriteAllBytesAsync(key, damaged);

        var (exitCode, errors) = await SupportBotProcess.RunToEndAsync(SupportBotProcess.Output, _folder.Path);

        ShouldExplain(exitCode, errors, key);
        errors.ShouldContain("delete this file");
    }

    [Fact]
    public async Task An_address_of_another_machine_is_named_with_the_way_to_another()
    {
        var (exitCode, errors) = await SupportBotProcess.RunToEndAsync(SupportBotProcess.Output, _folder.Path, "--urls", "http://192.0.2.1:3978");

        ShouldExplain(exitCode, errors, "not one of this machine");
        errors.ShouldContain("--urls");
    }

    private static void ShouldExplain(int exitCode, string errors, string named)
    {
        exitCode.ShouldBe(1, errors);
        errors.ShouldContain(named);
        errors.ShouldNotContain("   at ");
        errors.ShouldNotContain("Unhandled exception");
    }

    private void CopyOutput()
    {
        foreach (var file in Directory.EnumerateFiles(SupportBotProcess.Output, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_copy.Path, Path.GetRelativePath(SupportBotProcess.Output, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
