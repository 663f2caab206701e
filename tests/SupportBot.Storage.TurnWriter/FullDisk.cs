using System.Runtime.InteropServices;

namespace SupportBot.Storage.TurnWriter;

/// <summary>
/// Lets the system refuse to grow files, as a full disk does: writes turns until one fails, says <c>failed</c> with the reason, takes the
/// limit away and writes one more. Linux and macOS.
/// </summary>
public static partial class FullDisk
{
    private const int RLIMIT_FSIZE = 1;
    private const int SIGXFSZ = 25;
    private const nint SIG_IGN = 1;
    private const int FirstTurns = 20;
    private const ulong RoomInBytes = 1_000_000;

    public static async Task RunAsync(TurnStore store)
    {
        // The default action of the signal would end the process before the write can return its error.
        signal(SIGXFSZ, SIG_IGN);
        for (var i = 0; i < FirstTurns; i++)
            TurnStore.Say("saved", 0, await store.WriteTurnAsync(0));

        Check(getrlimit(RLIMIT_FSIZE, out var unlimited));
        var limited = unlimited with { Current = RoomInBytes };
        Check(setrlimit(RLIMIT_FSIZE, in limited));
        await FillAsync(store);

        Check(setrlimit(RLIMIT_FSIZE, in unlimited));
        TurnStore.Say("saved", 0, await store.WriteTurnAsync(0));
    }

    private static async Task FillAsync(TurnStore store)
    {
        for (var conversation = 0; ; conversation++)
        {
            try
            {
                TurnStore.Say("saved", conversation, await store.WriteTurnAsync(conversation));
            }
            catch (StorageException e)
            {
                await Console.Out.WriteLineAsync("failed " + e.Message);
                return;
            }
        }
    }

    private static void Check(int result)
    {
        if (result != 0)
            throw new InvalidOperationException($"The limit on file sizes cannot be set: error {Marshal.GetLastPInvokeError()}.");
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(ulong Current, ulong Most);

    [LibraryImport("libc")]
    private static partial nint signal(int number, nint handler);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int getrlimit(int resource, out Limit limit);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int setrlimit(int resource, in Limit limit);
}
