using System.Collections.Immutable;

namespace Mlops.GitOps.Native.DuckDb;

/// <summary>A table whose rows the engine asks us for, in order. Every query that names it reads it anew.</summary>
public interface IDuckTable
{
    /// <summary>Its columns. The width of an array is its length.</summary>
    ImmutableArray<DuckColumn> Columns { get; }

    /// <summary>Begins to read.</summary>
    /// <param name="columns">Which columns are wanted, by their places; -1 stands for one that nobody looks at.</param>
    IDuckScan Scan(ImmutableArray<int> columns);
}
