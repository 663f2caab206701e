namespace SupportBot.Benchmarks.Soak;

/// <param name="Conversations">How many conversations are open at the same time, each with a socket.</param>
/// <param name="Duration">How long they talk once all are open. Each says at least three things.</param>
/// <param name="Pause">Mean time between two messages of one conversation.</param>
public sealed record SoakPlan(int Conversations, TimeSpan Duration, TimeSpan Pause)
{
    public const int LeastMessages = 3;
}

/// <param name="Faults">What was lost, doubled, out of order or refused; empty when all is well.</param>
/// <param name="Turns">Messages that were posted, echoed and answered.</param>
/// <param name="Resumed">How often a socket was dropped and the conversation resumed by its watermark.</param>
/// <param name="IdleMiB">Memory of the host (RSS) when it had started and warmed up.</param>
/// <param name="OpenMiB">The same when all conversations were open and nobody had talked yet.</param>
/// <param name="EndMiB">The same at the end, with all conversations still open.</param>
/// <param name="CpuMsPerTurn">Processor time of the host for each turn while they talked.</param>
public sealed record SoakReport(
    IReadOnlyList<string> Faults, int Turns, int Resumed, double IdleMiB, double OpenMiB, double EndMiB, double CpuMsPerTurn, double P50Ms, double P99Ms);
