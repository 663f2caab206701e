using System.Reflection;
using System.Text;

namespace SupportBot.Seam.Tests;

/// <summary>
/// The public surface that other people's code compiles against is written down in <c>PublicApi.approved.txt</c>, so that no change of it
/// goes unnoticed. <c>UPDATE_TRANSCRIPTS=1</c> writes it anew.
/// </summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string Approved = Path.Combine(Repository.Root, "src", "SupportBot.BotBuilder", "PublicApi.approved.txt");

    [Fact]
    public async Task The_public_surface_is_the_approved_one()
    {
        var now = Describe(typeof(IBot).Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
            await File.WriteAllTextAsync(Approved, now);

        now.ShouldBe(await File.ReadAllTextAsync(Approved));
    }

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append("# ").Append(Kind(type)).Append(' ').Append(type.FullName).Append(Bases(type)).Append('\n');
            foreach (var member in type.GetMembers(Declared).Where(IsSeen).Select(Line).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                text.Append("  ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        var bases = type.GetInterfaces().Where(one => one.IsPublic).Select(one => one.ToString());
        if (type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType)
            bases = bases.Prepend(parent.ToString());
        var all = string.Join(", ", bases.Order(StringComparer.Ordinal));
        return all.Length == 0 ? "" : $" : {all}";
    }

    private static bool IsSeen(MemberInfo member) => member switch
    {
        MethodBase method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && (!method.IsSpecialName || method.IsConstructor),
        FieldInfo field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsReachable),
        _ => false,
    };

    private static bool IsReachable(MethodInfo accessor) => accessor.IsPublic || accessor.IsFamily || accessor.IsFamilyOrAssembly;

    private static string Line(MemberInfo member) => member switch
    {
        MethodBase method => $"{(method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "")}{(method.IsStatic ? "static " : "")}{(method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "")}{method}",
        PropertyInfo property => $"{property} {{{(property.GetMethod is { } get && IsReachable(get) ? " get;" : "")}{(property.SetMethod is { } set && IsReachable(set) ? " set;" : "")} }}",
        FieldInfo { IsLiteral: true } constant => $"{constant} = {constant.GetRawConstantValue()}",
        _ => member.ToString()!,
    };
}
