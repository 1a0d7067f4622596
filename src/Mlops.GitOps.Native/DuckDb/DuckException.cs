namespace Mlops.GitOps.Native.DuckDb;

/// <summary>What DuckDB has to say against a statement, in its own words.</summary>
public sealed class DuckException(string message) : Exception(message);
