namespace Mlops.GitOps.Native.DuckDb;

/// <summary>Where the elements of one list are among those of all.</summary>
public readonly record struct DuckListEntry(ulong Offset, ulong Length);
