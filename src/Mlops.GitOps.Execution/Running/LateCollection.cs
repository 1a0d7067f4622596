namespace Mlops.GitOps.Execution.Running;

/// <summary>
/// Lets a run begin without collecting garbage. What it reads of a pipeline it holds to its end, so an early collection only moves it:
/// of a run that changes a tenth of a thousand stages that was a twentieth. Past the allowance all is as usual.
/// </summary>
internal static class LateCollection
{
    private const long Allowance = 128 << 20;

    private static int isBegun;

    public static void Begin()
    {
        // Once a process: it can't be begun twice, and runs may go on side by side.
        if (Interlocked.Exchange(ref isBegun, 1) != 0 || GC.GetGCMemoryInfo().TotalAvailableMemoryBytes < 4 * Allowance) return;
        _ = GC.TryStartNoGCRegion(Allowance);
    }
}
