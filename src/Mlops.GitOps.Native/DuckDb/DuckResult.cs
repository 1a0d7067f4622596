using System.Collections.Immutable;
using Mlops.GitOps.Native.DuckDb.Calls;

namespace Mlops.GitOps.Native.DuckDb;

/// <summary>The rows of a query, some at a time, in the memory of the engine.</summary>
public sealed unsafe class DuckResult : IDisposable
{
    private readonly DuckConnection connection;
    private readonly long turn;
    private readonly ResultHandle handle;
    private DuckChunk? current;
    private bool isAtEnd;

    internal DuckResult(DuckConnection connection, long turn, ResultHandle handle)
    {
        (this.connection, this.turn, this.handle) = (connection, turn, handle);
        Columns = ColumnsOf(handle);
    }

    public ImmutableArray<DuckColumn> Columns { get; }

    internal long RowsChanged => (long)ResultCalls.RowsChanged(handle);

    /// <summary>Returns the next rows, or null at the end. The rows before them are gone then.</summary>
    public DuckChunk? Read(CancellationToken stop = default)
    {
        current?.Dispose();
        return current = Take(stop);
    }

    /// <summary>Returns the next rows, or null at the end, to be disposed of by the caller: another thread may look at them while the result is read further.</summary>
    public DuckChunk? Take(CancellationToken stop = default)
    {
        if (isAtEnd) return null;

        // The engine would say that the rows are at an end, and they are not.
        if (connection.Turn != turn) throw new DuckException("Another statement ran on the connection before all rows of this one were read.");
        using var interruption = connection.InterruptOn(stop);
        var chunk = handle.Fetch();
        if (!chunk.IsInvalid && ChunkCalls.Size(chunk) > 0) return new(chunk, Columns);
        chunk.Dispose();
        var error = NativeText.Read(ResultCalls.Error(handle));
        if (error.Length > 0) throw interruption.Explain(error);
        isAtEnd = true;
        return null;
    }

    public void Dispose()
    {
        current?.Dispose();
        handle.Dispose();
    }

    private static ImmutableArray<DuckColumn> ColumnsOf(ResultHandle handle)
    {
        var columns = ImmutableArray.CreateBuilder<DuckColumn>((int)ResultCalls.ColumnCount(handle));
        for (ulong column = 0; column < (ulong)columns.Capacity; column++)
            columns.Add(new(NativeText.Read(ResultCalls.ColumnName(handle, column)), DuckType.Take(ResultCalls.ColumnType(handle, column))));
        return columns.MoveToImmutable();
    }
}
