namespace Mlops.GitOps.Native.DuckDb;

/// <summary>What a database may use. Nothing of a machine decides what a query returns: extensions are neither fetched nor looked for.</summary>
public sealed record DuckSettings
{
    /// <summary>The file of the database; without one it is in memory.</summary>
    public string? File { get; init; }

    /// <summary>How many threads work at once; without it, one for each processor.</summary>
    public int? Threads { get; init; }

    /// <summary>The memory of the engine in bytes; without it, most of what the machine has.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>Where what doesn't fit into memory goes; without it, a query that needs more fails.</summary>
    public string? TemporaryFolder { get; init; }

    public bool IsReadOnly { get; init; }
}
