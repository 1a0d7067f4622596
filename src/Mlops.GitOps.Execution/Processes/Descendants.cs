using System.Buffers.Text;
using System.Globalization;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>
/// Finds and ends what a stage started, wherever it went. On Linux we are the parent of every orphan below us, and Linux lists orphans
/// under our main thread, which starts no stages: after an ordinary stage one short read says that nothing is left.
/// macOS has neither: there only the session's process group is ended, and what left it (setsid, a daemon) goes on.
/// </summary>
internal static class Descendants
{
    private static readonly Lock Sweeping = new();
    private static volatile bool isParentOfOrphans;

    public static void AdoptOrphans()
    {
        const int setChildSubreaper = 36;
        if (isParentOfOrphans || !OperatingSystem.IsLinux()) return;
        _ = Posix.ProcessControl(setChildSubreaper, 1, 0, 0, 0);
        isParentOfOrphans = true;
    }

    /// <summary>Whether something of a stage whose leader has ended still runs; null when that cannot be said yet.</summary>
    public static bool? AnyLeft(StageMark mark)
    {
        if (!OperatingSystem.IsLinux()) return Posix.Kill(-mark.Leader, 0) == 0;

        // One at a time: a number that one thread has read must not be reaped by another, or it could name a stranger.
        lock (Sweeping)
        {
            bool? found;
            bool hasReaped;
            do
            {
                var children = ProcFile.Read(MainThreadsChildren());
                if (children is null) return Posix.Kill(-mark.Leader, 0) == 0;
                (found, hasReaped) = (false, false);
                for (var rest = children.AsSpan(); Utf8Parser.TryParse(rest, out int pid, out var used); rest = used < rest.Length ? rest[(used + 1)..] : [])
                {
                    if (ProcessEntry.Read(pid) is not { } entry) continue;
                    if (entry.HasEnded) hasReaped |= Reap(entry);
                    else if (mark.Owns(entry) is not { } isOurs) found = found == true ? true : null;
                    else if (isOurs) found = true;
                }
            }
            while (hasReaped);   // who ended while we looked may have left us children that the list did not have yet

            return found;
        }
    }

    /// <summary>Everything of the mark that runs, and everything below it, itself and its parents excepted.</summary>
    public static List<int> Find(StageMark mark) => Find(mark, out _);

    /// <param name="isSure">Whether there was nobody of whom it cannot be said yet.</param>
    public static List<int> Find(StageMark mark, out bool isSure)
    {
        var all = ProcessEntry.ReadAll();
        var found = new HashSet<int>();
        isSure = true;
        foreach (var entry in all)
        {
            if (entry.HasEnded) continue;
            var isOurs = mark.Owns(entry);
            if (isOurs == true) found.Add(entry.Pid);
            else if (isOurs is null) isSure = false;
        }

        // A run inside a stage carries the stage's mark itself, and so do those who started it.
        for (var own = Environment.ProcessId; own > 1; own = ProcessEntry.Read(own)?.Parent ?? 0) found.Remove(own);
        if (found.Count == 0) return [];

        for (var before = -1; before != found.Count;)
        {
            before = found.Count;
            foreach (var entry in all)
            {
                if (!entry.HasEnded && found.Contains(entry.Parent)) found.Add(entry.Pid);
            }
        }

        return [.. found];
    }

    /// <summary>Asks or forces everything of a stage to end.</summary>
    public static List<int> Signal(StageMark mark, int signal)
    {
        List<int> found = OperatingSystem.IsLinux() ? Find(mark) : [];
        foreach (var pid in found) Send(pid, signal);
        if (!OperatingSystem.IsLinux() && mark.Leader > 0) Send(-mark.Leader, signal);
        return found;
    }

    private static void Send(int pid, int signal)
    {
        _ = Posix.Kill(pid, signal);
        if (signal != Posix.SigKill) _ = Posix.Kill(pid, Posix.SigCont);   // who is stopped hears nothing until it goes on
    }

    /// <summary>A child in our own session was started by someone else here, who waits for it.</summary>
    private static bool Reap(ProcessEntry entry) => entry.Session != Posix.SessionOf(0) && Posix.Wait(entry.Pid, out _, Posix.NoHang) == entry.Pid;

    private static string MainThreadsChildren() =>
        string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/task/{Environment.ProcessId}/children");
}
