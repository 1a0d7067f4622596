using System.Collections.Immutable;
using Mlops.GitOps.Native.DuckDb.Calls;

namespace Mlops.GitOps.Native.DuckDb;

/// <summary>Some rows of a result, column by column. They are there until the result is read further, or, where they were taken, until they are disposed of.</summary>
public sealed class DuckChunk : IDisposable
{
    private readonly ChunkHandle handle;
    private readonly ImmutableArray<DuckColumn> columns;

    internal DuckChunk(ChunkHandle handle, ImmutableArray<DuckColumn> columns)
    {
        (this.handle, this.columns) = (handle, columns);
        Count = (int)ChunkCalls.Size(handle);
    }

    /// <summary>How many rows.</summary>
    public int Count { get; }

    internal bool IsGone => handle.IsClosed;

    public DuckVector this[int column] => new(this, ChunkCalls.Vector(handle, (ulong)(uint)(column < columns.Length ? column : throw new ArgumentOutOfRangeException(nameof(column)))), columns[column].Type, Count);

    public void Dispose() => handle.Dispose();
}
