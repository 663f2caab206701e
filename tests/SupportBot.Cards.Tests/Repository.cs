using System.Buffers;
using System.Text;
using System.Text.Json;
using SupportBot.Content;
using SupportBot.Content.Cards;

namespace SupportBot.Cards.Tests;

/// <summary>The templates and samples of this repository.</summary>
internal static class Repository
{
    public static string CardsFolder { get; } = Path.Combine(AppContext.BaseDirectory, "cards");

    /// <summary>Sample data by name: the card's id, a dot, the case.</summary>
    public static IReadOnlyDictionary<string, byte[]> Samples { get; } =
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "data", "cards"), "*.json")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllBytes);

    private static readonly CardLibrary Library = LoadLibrary();

    /// <summary>Names of all samples and of all cards with the content that ships.</summary>
    public static IEnumerable<string> Cards => Samples.Keys.Concat(RealCards.All.Keys).Order(StringComparer.Ordinal);

    public static string CardOf(string sample) => sample[..sample.IndexOf('.', StringComparison.Ordinal)];

    public static string Template(string card) => File.ReadAllText(Path.Combine(CardsFolder, card + ".json"));

    public static byte[] Render(string name)
    {
        if (RealCards.All.TryGetValue(name, out var real))
            return real;
        var output = new ArrayBufferWriter<byte>();
        Library.Render(CardOf(name), CardValue.FromJson(Samples[name]), output);
        return output.WrittenSpan.ToArray();
    }

    public static string RenderText(string template, string data)
    {
        var errors = new List<ContentError>();
        var compiled = CardTemplate.Compile("case.json", Encoding.UTF8.GetBytes(template), errors);
        errors.ShouldBeEmpty();
        var output = new ArrayBufferWriter<byte>();
        compiled!.Render(CardValue.FromJson(Encoding.UTF8.GetBytes(data)), output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static CardLibrary LoadLibrary()
    {
        var errors = new List<ContentError>();
        var library = CardLibrary.Load(CardsFolder, errors);
        errors.ShouldBeEmpty();
        return library;
    }
}
