using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SupportBot.Tests;

/// <summary>What a compiled assembly refers to, as its metadata has it.</summary>
internal sealed record CompiledRoom(IReadOnlyList<string> Assemblies, IReadOnlyList<string> Types, IReadOnlyList<string> Members)
{
    public static CompiledRoom Read(string name)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{name}.dll")));
        var metadata = file.GetMetadataReader();
        return new CompiledRoom(
            [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))],
            [.. metadata.TypeReferences.Select(handle => TypeName(metadata, handle))],
            [.. metadata.MemberReferences.Select(handle => MemberName(metadata, metadata.GetMemberReference(handle)))]);
    }

    private static string MemberName(MetadataReader metadata, MemberReference member)
    {
        var type = member.Parent.Kind == HandleKind.TypeReference ? TypeName(metadata, (TypeReferenceHandle)member.Parent) : "";
        return $"{type}.{metadata.GetString(member.Name)}";
    }

    private static string TypeName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
