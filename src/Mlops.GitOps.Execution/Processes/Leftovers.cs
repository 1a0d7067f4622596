using System.Text;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>Ends what an earlier run could not end, because it was killed itself.</summary>
public static class Leftovers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Ends every process that was started for a stage whose mark begins so, and says how many there were.</summary>
    public static int End(string markerPrefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(markerPrefix);
        if (!OperatingSystem.IsLinux()) return 0;   // macOS shows no environments of others

        var mark = new StageMark(-1, Encoding.UTF8.GetBytes($"{CommandStart.MarkName}={markerPrefix}"), IsPrefix: true);
        var ended = new HashSet<int>();
        for (var clock = Clock.Start(); clock.Elapsed < Patience; Thread.Sleep(1))
        {
            var found = Descendants.Signal(mark, Posix.SigKill);
            if (found.Count == 0) break;
            ended.UnionWith(found);
        }

        return ended.Count;
    }
}
