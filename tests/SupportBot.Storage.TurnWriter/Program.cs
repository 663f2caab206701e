using System.Globalization;
using SupportBot.Storage.TurnWriter;

// A host in miniature, to be killed or starved of disk space by a test: it writes turns and says which of them were acknowledged.
var folder = args[1];
var conversations = int.Parse(args[2], CultureInfo.InvariantCulture);
await using var store = TurnStore.Open(folder);
switch (args[0])
{
    case "endless":
        await Task.WhenAll(Enumerable.Range(0, conversations).Select(number => store.WriteForeverAsync(number)));
        break;
    case "full":
        await FullDisk.RunAsync(store);
        break;
    default:
        throw new ArgumentException($"Unknown mode '{args[0]}'.", nameof(args));
}
