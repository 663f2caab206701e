using SupportBot.Console;
using SupportBot.Console.Walk;
using SupportBot.Content;

namespace SupportBot.Tests;

/// <summary>Each walk is walked once for all tests.</summary>
internal static class Walks
{
    /// <summary>The sample organisation of appsettings.json, which has a directory.</summary>
    public static SupportContent Sample { get; } = Settings.TryLoadContent() ?? throw new InvalidOperationException("the content is wrong");

    /// <summary>An organisation that names neither a country nor anybody to turn to.</summary>
    public static SupportContent Bare { get; } =
        SupportContent.Load(AppContext.BaseDirectory, new OrganisationOptions { Name = "Northwind", Contact = "wellbeing@northwind.test" });

    private static readonly Lazy<Walked> SampleWalk = new(() => Walker.Walk(Sample));
    private static readonly Lazy<Walked> BareWalk = new(() => Walker.Walk(Bare, Scope.Answers));

    /// <summary>Everything, in <see cref="Sample"/>.</summary>
    public static Walked Everything => SampleWalk.Value;

    /// <summary>The answers alone, in <see cref="Bare"/>.</summary>
    public static Walked Answers => BareWalk.Value;
}
