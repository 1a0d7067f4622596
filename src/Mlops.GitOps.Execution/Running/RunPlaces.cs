namespace Mlops.GitOps.Execution.Running;

/// <summary>Where everything of runs is kept in a workspace.</summary>
public sealed record RunPlaces(string Root, string StoreUrl)
{
    private const string FileScheme = "file://";

    private string Own => OwnIn(Root);

    /// <summary>The store on this machine: the one that is named, or a copy of what was used of one elsewhere.</summary>
    public string Store => StoreUrl.StartsWith(FileScheme, StringComparison.Ordinal) ? Path.GetFullPath(StoreUrl[FileScheme.Length..], Root) : Path.Join(Own, "store");

    public string Results => Path.Join(Own, "results");

    public string Lock => Path.Join(Own, "lock");

    public string Runs => Path.Join(Own, "runs");

    /// <summary>Folders of stages that run, one for each run.</summary>
    public string Work => Path.Join(Own, "work");

    public string Environments => Path.Join(Own, "environments");

    public string LockFileOf(string pipeline) => Path.Join(Root, "locks", pipeline + ".lock");

    public static string IndexOf(string root, string pipeline) => Path.Join(IndexesIn(root), pipeline);

    /// <summary>Returns the name of the pipeline where runs of only one are known; it need not be the only one any more.</summary>
    public static string? OnlyIndexed(string root) => Directory.Exists(IndexesIn(root)) && Directory.GetFiles(IndexesIn(root)) is [var only] ? Path.GetFileName(only) : null;

    private static string IndexesIn(string root) => Path.Join(OwnIn(root), "index");

    private static string OwnIn(string root) => Path.Join(root, ".mlops");
}
