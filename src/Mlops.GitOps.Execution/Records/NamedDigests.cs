using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Registering;

namespace Mlops.GitOps.Execution.Records;

/// <summary>What a workspace names by digest: what its locks name, what its environments run, and the last run of each pipeline.</summary>
public static class NamedDigests
{
    public static HashSet<Digest> Of(string root)
    {
        var named = new HashSet<Digest>();
        foreach (var path in LocksIn(root))
        {
            if (LockFile.Read(path) is not { } file) continue;
            foreach (var data in file.Data) named.Add(data.Artifact.Digest);
            foreach (var stage in file.Stages)
            {
                foreach (var output in stage.Outputs) named.Add(output.Digest);
            }
        }

        foreach (var pinned in PinnedRecords.Of(root)) named.UnionWith(pinned.Digests);
        foreach (var record in LastRuns(root)) named.UnionWith(record.Digests());
        return named;
    }

    private static string[] LocksIn(string root)
    {
        var folder = Path.Join(root, "locks");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*.lock") : [];
    }

    // A pipeline that no spec declares any more still has a last run: what it made is kept until a person removes the run.
    private static IEnumerable<RunRecord> LastRuns(string root)
    {
        var folder = RunHistory.FolderOf(root);
        var last = new Dictionary<string, RunRecord>(StringComparer.Ordinal);
        if (!Directory.Exists(folder)) return [];
        foreach (var path in Directory.EnumerateDirectories(folder))
        {
            if (RunRecord.Read(path) is not { } record) continue;
            if (!last.TryGetValue(record.Pipeline, out var other) || record.StartedAt > other.StartedAt) last[record.Pipeline] = record;
        }

        return last.Values;
    }
}
