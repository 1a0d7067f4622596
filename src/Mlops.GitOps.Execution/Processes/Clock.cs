using System.Diagnostics;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>Time that only goes forward, from when it was started.</summary>
internal readonly struct Clock
{
    private readonly long start;

    private Clock(long start) => this.start = start;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(start);

    public static Clock Start() => new(Stopwatch.GetTimestamp());
}
