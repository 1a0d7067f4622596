namespace Mlops.GitOps.Execution.Running;

/// <summary>Where everything of runs is kept in a workspace.</summary>
public sealed record RunPlaces(string Root, string StoreUrl)
{
    private const string FileScheme = "file://";

    private string Own => Path.Join(Root, ".mlops");

    /// <summary>The store on this machine: the one that is named, or a copy of what was used of one elsewhere.</summary>
    public string Store => StoreUrl.StartsWith(FileScheme, StringComparison.Ordinal) ? Path.GetFullPath(StoreUrl[FileScheme.Length..], Root) : Path.Join(Own, "store");

    public string Results => Path.Join(Own, "results");

    public string Lock => Path.Join(Own, "lock");

    public string Runs => Path.Join(Own, "runs");

    /// <summary>Folders of stages that run, one for each run.</summary>
    public string Work => Path.Join(Own, "work");

    public string Environments => Path.Join(Own, "environments");

    public string IndexOf(string pipeline) => Path.Join(Own, "index", pipeline);

    /// <summary>Returns the name of the pipeline where runs of only one are known; it need not be the only one any more.</summary>
    public string? OnlyIndexed() => Directory.Exists(Path.Join(Own, "index")) && Directory.GetFiles(Path.Join(Own, "index")) is [var only] ? Path.GetFileName(only) : null;

    public string LockFileOf(string pipeline) => Path.Join(Root, "locks", pipeline + ".lock");
}
