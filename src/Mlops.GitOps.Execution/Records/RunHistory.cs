namespace Mlops.GitOps.Execution.Records;

/// <summary>The runs of a workspace.</summary>
public static class RunHistory
{
    /// <summary>Returns the folder of all runs.</summary>
    public static string FolderOf(string root) => Path.Join(root, ".mlops", "runs");

    /// <summary>Returns the newest run of a pipeline that has ended; null where there is none.</summary>
    public static RunRecord? Latest(string root, string pipeline)
    {
        var folder = FolderOf(root);
        if (!Directory.Exists(folder)) return null;
        var runs = new List<(string Time, int Number, string Path)>();
        foreach (var path in Directory.EnumerateDirectories(folder))
        {
            var id = Path.GetFileName(path);
            if (RunId.NumberOf(id, pipeline) is { } number) runs.Add((id[..RunId.TimeLength], number, path));
        }

        runs.Sort(static (left, right) => string.CompareOrdinal(right.Time, left.Time) is not 0 and var order ? order : right.Number.CompareTo(left.Number));
        foreach (var run in runs)
        {
            // The second run of `credit` in a second and the first of a pipeline `credit-2` have one name.
            if (RunRecord.Read(run.Path) is { } record && record.Pipeline == pipeline) return record;
        }

        return null;
    }
}
