namespace Mlops.GitOps.Native.DuckDb;

/// <summary>A column of a result.</summary>
public sealed record DuckColumn(string Name, DuckType Type);
