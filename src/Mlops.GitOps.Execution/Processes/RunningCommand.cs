namespace Mlops.GitOps.Execution.Processes;

/// <summary>A command under way: waits for its end, its timeout, the caller's stop and its output in one place.</summary>
internal sealed unsafe class RunningCommand(CommandStart start, StageMark mark, Clock clock, Wake? wake, LogPipe? log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AWhile = TimeSpan.FromSeconds(1);
    private bool hasEnded;

    public CommandEnd WaitForAll()
    {
        var endSignal = EndSignal.Of(mark.Leader);
        try
        {
            var outcome = WaitForLeader(endSignal);
            if (outcome is CommandOutcome.TimedOut or CommandOutcome.Stopped) GiveGrace(endSignal);
            return End(outcome, endSignal);
        }
        finally
        {
            if (endSignal >= 0) _ = Posix.Close(endSignal);
        }
    }

    private CommandOutcome WaitForLeader(int endSignal)
    {
        var whenLasting = start.WhenLasting;
        while (true)
        {
            var elapsed = clock.Elapsed;
            var left = start.Timeout is { } timeout ? timeout - elapsed : TimeSpan.MaxValue;
            if (left <= TimeSpan.Zero) return CommandOutcome.TimedOut;
            if (whenLasting is not null && elapsed >= AWhile)
            {
                whenLasting();
                whenLasting = null;
            }

            var most = whenLasting is not null && AWhile - elapsed < left ? AWhile - elapsed : left;
            if (Wait(endSignal, wake?.Descriptor ?? -1, most)) return CommandOutcome.Stopped;
            if (hasEnded) return CommandOutcome.Exited;
        }
    }

    /// <summary>Asks everything to end and waits while something has not.</summary>
    private void GiveGrace(int endSignal)
    {
        var since = clock.Elapsed;
        _ = Descendants.Signal(mark, Posix.SigTerm);
        while (clock.Elapsed - since < start.Grace)
        {
            if (hasEnded && Descendants.AnyLeft(mark) == false) return;
            if (hasEnded) Thread.Sleep(2);
            _ = Wait(endSignal, -1, TimeSpan.FromMilliseconds(hasEnded ? 0 : 10));
        }
    }

    private CommandEnd End(CommandOutcome outcome, int endSignal)
    {
        if (outcome != CommandOutcome.Exited) _ = Descendants.Signal(mark, Posix.SigKill);
        var since = clock.Elapsed;
        while (!hasEnded && clock.Elapsed - since < Patience) _ = Wait(endSignal, -1, Patience);
        if (!hasEnded) return new(outcome, Posix.SigKill, clock.Elapsed, 0, $"Process {mark.Leader} cannot be ended: it waits inside the kernel.");

        // The leader is not reaped yet, so its number, which is also that of its group, cannot be a stranger's.
        var problem = EndRest(out var ended);
        var reaped = Posix.Wait(mark.Leader, out var status, 0);
        log?.Finish();
        if (reaped != mark.Leader) return new(outcome, 0, clock.Elapsed, ended, "The exit status of the command was taken by someone else in this process.");
        if (outcome == CommandOutcome.Exited && ChildStatus.IsSignal(status)) outcome = CommandOutcome.Killed;
        return new(outcome, ChildStatus.Number(status), clock.Elapsed, ended, problem ?? log?.Problem);
    }

    private string? EndRest(out int ended)
    {
        ended = 0;
        var since = clock.Elapsed;
        var unknown = 0;
        HashSet<int>? all = null;
        while (true)
        {
            var left = Descendants.AnyLeft(mark);
            if (left == false || (left is null && ++unknown > 3)) return null;
            if (clock.Elapsed - since > Patience) return "Some processes of the stage cannot be ended.";
            if (left == true)
            {
                (all ??= []).UnionWith(Descendants.Signal(mark, Posix.SigKill));
                ended = all.Count;
            }

            Thread.Sleep(1);
        }
    }

    /// <summary>Waits for whatever comes first; true when it was the caller's stop.</summary>
    private bool Wait(int endSignal, int stop, TimeSpan most)
    {
        // Without a signal of the end the end must be asked for.
        var milliseconds = most.TotalMilliseconds >= int.MaxValue ? -1 : (int)Math.Ceiling(most.TotalMilliseconds);
        if (endSignal < 0 && !hasEnded) milliseconds = milliseconds < 0 ? 5 : Math.Min(milliseconds, 5);

        var polled = stackalloc Posix.Polled[3];
        polled[0] = new() { Descriptor = hasEnded ? -1 : endSignal, Events = Posix.CanRead };
        polled[1] = new() { Descriptor = stop, Events = Posix.CanRead };
        polled[2] = new() { Descriptor = log?.OurEnd ?? -1, Events = Posix.CanRead };
        var ready = Posix.Poll(polled, 3, milliseconds);
        if (ready > 0 && polled[2].Found != 0) log?.Pump();
        if (!hasEnded) hasEnded = endSignal < 0 ? EndedBy.Asking(mark.Leader) : ready > 0 && polled[0].Found != 0;
        return ready > 0 && polled[1].Found != 0 && !hasEnded;
    }
}
