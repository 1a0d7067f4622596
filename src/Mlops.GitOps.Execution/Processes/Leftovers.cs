using System.Text;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>Ends what an earlier run could not end, because it was killed itself.</summary>
public static class Leftovers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How often nobody must be found: who starts another and ends may be missed together with it.</summary>
    private const int Looks = 2;

    /// <summary>Ends every process that was started for a stage whose mark begins so, and says how many there were.</summary>
    public static int End(string markerPrefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(markerPrefix);
        if (!OperatingSystem.IsLinux()) return 0;   // macOS shows no environments of others

        var mark = new StageMark(-1, Encoding.UTF8.GetBytes($"{CommandStart.MarkName}={markerPrefix}"), IsPrefix: true);
        var ended = new HashSet<int>();
        var clock = Clock.Start();
        for (var quiet = 0; quiet < Looks; Thread.Sleep(1))
        {
            var found = Descendants.Find(mark, out var isSure);
            if (found.Count > 0 && clock.Elapsed > Patience) throw new RunFailure(FormattableString.Invariant($"Process {found[0]} of a run that was killed does not end."), "End it, and run again.");
            foreach (var process in found) _ = Posix.Kill(process, Posix.SigKill);
            ended.UnionWith(found);
            quiet = found.Count == 0 && (isSure || clock.Elapsed > Patience) ? quiet + 1 : 0;
        }

        return ended.Count;
    }
}
