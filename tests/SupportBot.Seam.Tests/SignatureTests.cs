using System.Reflection;

namespace SupportBot.Seam.Tests;

/// <summary>Every public name of our Bot Builder is in Microsoft's 4.23.1 too, so that the source compiles with either.</summary>
public sealed class SignatureTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, HashSet<string>> Sdk = ReadList();

    /// <summary>Types that the list does not describe. Their shapes were taken from the SDK's source.</summary>
    private static readonly string[] NotListed =
    [
        "Microsoft.Bot.Builder.BotCallbackHandler",
        "Microsoft.Bot.Builder.CloudAdapterBase",
        "Microsoft.Bot.Builder.DeleteActivityHandler",
        "Microsoft.Bot.Builder.Dialogs.DialogReason",
        "Microsoft.Bot.Builder.Dialogs.DialogTurnStatus",
        "Microsoft.Bot.Builder.IStatePropertyAccessor`1",
        "Microsoft.Bot.Builder.IStatePropertyInfo",
        "Microsoft.Bot.Builder.ITurnContext`1",
        "Microsoft.Bot.Builder.MiddlewareSet",
        "Microsoft.Bot.Builder.NextDelegate",
        "Microsoft.Bot.Builder.SendActivitiesHandler",
        "Microsoft.Bot.Builder.TurnContextStateCollection",
        "Microsoft.Bot.Builder.UpdateActivityHandler",
        "Microsoft.Bot.Connector.Authentication.AuthenticateRequestResult",
        "Microsoft.Bot.Connector.Authentication.AuthenticationConfiguration",
        "Microsoft.Bot.Connector.Authentication.ConnectorFactory",
        "Microsoft.Bot.Connector.Authentication.ServiceClientCredentialsFactory",
        "Microsoft.Bot.Connector.Channels",
        "Microsoft.Bot.Connector.IConnectorClient",
        "Microsoft.Bot.Schema.ActionTypes",
        "Microsoft.Bot.Schema.ActivityExtensions",
        "Microsoft.Bot.Schema.ActivityTypes",
        "Microsoft.Bot.Schema.ActivityTypesEx",
        "Microsoft.Bot.Schema.AttachmentLayoutTypes",
        "Microsoft.Bot.Schema.DeliveryModes",
        "Microsoft.Bot.Schema.Error",
        "Microsoft.Bot.Schema.IEndOfConversationActivity",
        "Microsoft.Bot.Schema.IEventActivity",
        "Microsoft.Bot.Schema.IInstallationUpdateActivity",
        "Microsoft.Bot.Schema.IMessageDeleteActivity",
        "Microsoft.Bot.Schema.IMessageUpdateActivity",
        "Microsoft.Bot.Schema.ITypingActivity",
        "Microsoft.Bot.Schema.InputHints",
        "Microsoft.Bot.Schema.Mention",
    ];

    private static IEnumerable<Type> OurTypes => typeof(IBot).Assembly.GetExportedTypes().Where(type => !type.IsNested);

    [Fact]
    public void Types_that_the_list_does_not_describe_are_known() =>
        OurTypes.Select(type => Theirs(type.FullName!)).Where(name => !Sdk.ContainsKey(name)).Order(StringComparer.Ordinal)
            .ShouldBe(NotListed.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_member_has_the_shape_of_the_sdk()
    {
        var ours = (
            from type in OurTypes
            where Sdk.ContainsKey(Theirs(type.FullName!))
            from member in type.GetMembers(Declared).Select(Describe).OfType<string>()
            select (Type: Theirs(type.FullName!), Member: member)).ToList();

        ours.Count.ShouldBeGreaterThan(300);
        ours.Where(one => !Sdk[one.Type].Contains(one.Member)).ShouldBeEmpty();
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        MethodBase { IsAssembly: true } or MethodBase { IsPrivate: true } => null,
        FieldInfo { IsAssembly: true } or FieldInfo { IsPrivate: true } => null,
        Type => null,
        PropertyInfo property when property.GetAccessors().Length == 0 => null,
        ConstructorInfo { DeclaringType.IsAbstract: true } constructor => Theirs(constructor.ToString()!),
        MethodBase method => Modifiers(method) + Theirs(method.ToString()!),
        _ => Theirs(member.ToString()!),
    };

    private static string Modifiers(MethodBase method) =>
        (method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "")
        + (method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "");

    private static string Theirs(string signature) => signature
        .Replace("SupportBot.BotBuilder.Schema", "Microsoft.Bot.Schema", StringComparison.Ordinal)
        .Replace("SupportBot.BotBuilder.Connector", "Microsoft.Bot.Connector", StringComparison.Ordinal)
        .Replace("SupportBot.BotBuilder", "Microsoft.Bot.Builder", StringComparison.Ordinal);

    private static Dictionary<string, HashSet<string>> ReadList()
    {
        var types = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        HashSet<string> members = [];
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "sdk-4.23.1-signatures.txt")))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) types[line[2..].Split(" : ")[0]] = members = [];
            else members.Add(line.Trim());
        }

        return types;
    }
}
