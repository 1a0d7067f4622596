namespace Mlops.GitOps.Faults;

/// <summary>A stage of a made-up pipeline: its output is a hash of its name and all it reads, so it is known what it must be.</summary>
/// <param name="Reads">Stages before it, or paths in the workspace that have a slash.</param>
/// <param name="Mixes">What it hashes before its inputs; its own name unless said. Two that mix and read the same give the same bytes.</param>
internal sealed record Stage(string Name, string[] Reads, bool IsFolder = false, string? Path = null, int Milliseconds = 0, string? Mixes = null)
{
    /// <summary>Whether it says so when another of the same key runs, wherever that is.</summary>
    public bool IsGuarded { get; init; }

    /// <summary>A script in the workspace that prints what comes first, in place of <see cref="Mixes"/>.</summary>
    public string? Code { get; init; }
}
