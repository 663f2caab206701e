using Microsoft.Extensions.Options;

namespace SupportBot.DirectLine.Tests;

public sealed class SettingsTests
{
    public static TheoryData<string, Action<DirectLineOptions>> Wrong() => new()
    {
        { "DirectLine:SigningKey is missing", options => options.SigningKey = null },
        { "DirectLine:SigningKey is not base64", options => options.SigningKey = "!!" },
        { "DirectLine:SigningKey has 3 bytes", options => options.SigningKey = "AAAA" },
        { "DirectLine:PreviousSigningKey is not base64", options => options.PreviousSigningKey = "!!" },
        { "DirectLine:PreviousSigningKey has 3 bytes", options => options.PreviousSigningKey = "AAAA" },
        { "DirectLine:ResumeWindow is 2.00:00:00", options => options.ResumeWindow = TimeSpan.FromDays(2) },
        { "DirectLine:Limits:PostsPerConversation is 5", options => options.Limits.PostsPerConversation = 5 },
        { "DirectLine:Limits:PostsPerUser is 0", options => options.Limits.PostsPerUser = 0 },
        { "DirectLine:Limits:RequestsPerConversation is 60", options => options.Limits.RequestsPerConversation = 60 },
        { "DirectLine:Limits:StrangersPerAddress is -1", options => options.Limits.StrangersPerAddress = -1 },
        { "DirectLine:Secrets:1 is shorter than 16", options => options.Secrets.Add("short") },
        { "DirectLine:Secrets is empty", options => { options.Secrets.Clear(); options.AllowAnonymous = false; } },
        { "DirectLine:TrustedOrigins:1 \"hr.example\" is not an origin", options => options.TrustedOrigins.Add("hr.example") },
        { "DirectLine:TrustedOrigins:1 \"https://hr.example/\" is not an origin", options => options.TrustedOrigins.Add("https://hr.example/") },
        { "DirectLine:TrustedOrigins:1 \"*\" is not an origin", options => options.TrustedOrigins.Add("*") },
        { "DirectLine:BotId is empty", options => options.BotId = " " },
        { "TurnFailedText is not set", options => options.TurnFailedText = null },
        { "DirectLine:TokenLifetime is 00:00:01", options => options.TokenLifetime = TimeSpan.FromSeconds(1) },
        { "DirectLine:HistoryWindow is 00:00:00", options => options.HistoryWindow = TimeSpan.Zero },
        { "DirectLine:TurnWait is 00:02:00", options => options.TurnWait = TimeSpan.FromMinutes(2) },
        { "DirectLine:TurnTimeout is 00:00:00", options => options.TurnTimeout = TimeSpan.Zero },
        { "DirectLine:MaxBodyBytes is 1", options => options.MaxBodyBytes = 1 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_setting_stops_the_host_with_its_key(string message, Action<DirectLineOptions> spoil)
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => DirectLineHost.StartAsync(spoil));

        failure.Failures.ShouldHaveSingleItem().ShouldStartWith(message.StartsWith("TurnFailedText", StringComparison.Ordinal) ? "DirectLine: " + message : message);
    }
}
