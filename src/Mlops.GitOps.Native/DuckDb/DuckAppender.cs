using System.Collections.Immutable;
using Mlops.GitOps.Native.DuckDb.Calls;

namespace Mlops.GitOps.Native.DuckDb;

/// <summary>Puts rows into a table, some at a time and column by column. What is not finished may be lost.</summary>
public sealed unsafe class DuckAppender : IDisposable
{
    private readonly AppenderHandle handle;
    private readonly ChunkHandle chunk;
    private readonly ImmutableArray<DuckType> types;

    internal DuckAppender(ConnectionHandle connection, string table)
    {
        var state = AppenderCalls.Create(connection, null, table, out handle);
        if (state != DatabaseCalls.Success)
        {
            using (handle) throw new DuckException(handle.IsInvalid ? $"There is no table '{table}' to append to." : NativeText.Read(AppenderCalls.Error(handle)));
        }

        var count = (int)AppenderCalls.ColumnCount(handle);
        var logical = new nint[count];
        for (var column = 0; column < count; column++) logical[column] = AppenderCalls.ColumnType(handle, (ulong)column);
        fixed (nint* all = logical) chunk = AppenderCalls.CreateChunk(all, (ulong)count);
        types = [.. logical.Select(DuckType.Take)];
        Capacity = (int)AppenderCalls.VectorSize();
    }

    /// <summary>How many rows may be appended at once.</summary>
    public int Capacity { get; }

    /// <summary>Where the values of a column go, for the rows that the next <see cref="Append"/> takes.</summary>
    public Span<T> Values<T>(int column) where T : unmanaged
    {
        var isWideDecimal = types[column] is { Kind: DuckTypeKind.Decimal, Width: > 18 } && typeof(T) == typeof(Int128);
        if (!isWideDecimal && !DuckLayouts.Holds<T>(types[column])) throw new DuckException($"A column of {types[column].Kind} does not take {typeof(T).Name}.");
        return new(ChunkCalls.Data(Vector(column)), Capacity);
    }

    public void SetText(int column, int row, ReadOnlySpan<byte> text)
    {
        if (types[column].Kind != DuckTypeKind.Varchar) throw new DuckException($"A column of {types[column].Kind} does not take text.");
        Check(row);
        fixed (byte* start = text) AppenderCalls.AssignText(Vector(column), (ulong)row, start, (ulong)text.Length);
    }

    public void SetNull(int column, int row)
    {
        Check(row);
        var vector = Vector(column);
        AppenderCalls.EnsureValidity(vector);
        ChunkCalls.Validity(vector)[row >> 6] &= ~(1UL << (row & 63));
    }

    /// <summary>Appends the first rows of what was set, and starts anew.</summary>
    public void Append(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)Capacity, nameof(count));
        AppenderCalls.SetSize(chunk, (ulong)count);
        Succeed(AppenderCalls.Append(handle, chunk));
        AppenderCalls.Reset(chunk);
    }

    /// <summary>Hands the last rows to the table.</summary>
    public void Finish() => Succeed(AppenderCalls.Close(handle));

    public void Dispose()
    {
        chunk?.Dispose();
        handle.Dispose();
    }

    private nint Vector(int column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)types.Length, nameof(column));
        return ChunkCalls.Vector(chunk, (ulong)column);
    }

    private void Check(int row) => ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Capacity, nameof(row));

    private void Succeed(int state)
    {
        if (state != DatabaseCalls.Success) throw new DuckException(NativeText.Read(AppenderCalls.Error(handle)));
    }
}
