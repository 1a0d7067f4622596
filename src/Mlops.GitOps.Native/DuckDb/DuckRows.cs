using Mlops.GitOps.Native.DuckDb.Calls;

namespace Mlops.GitOps.Native.DuckDb;

/// <summary>Room for some rows, column by column, in the memory of the engine.</summary>
public readonly unsafe ref struct DuckRows
{
    private readonly nint chunk;

    internal DuckRows(nint chunk) => this.chunk = chunk;

    /// <summary>How many rows there is room for.</summary>
    public static int Capacity { get; } = (int)VectorWriteCalls.RowsOfChunk();

    /// <summary>The room of a column, in whatever has the bits of the engine's type.</summary>
    public Span<T> Values<T>(int column) where T : unmanaged => new(ChunkCalls.Data(Vector(column)), Capacity);

    /// <summary>The room of a column of arrays.</summary>
    public Span<T> Elements<T>(int column, int length) where T : unmanaged =>
        new(ChunkCalls.Data(VectorWriteCalls.ArrayElements(Vector(column))), Capacity * length);

    /// <summary>The bits that say which rows have a value; all do unless this is asked for.</summary>
    public Span<ulong> Validity(int column)
    {
        var vector = Vector(column);
        VectorWriteCalls.MakeValidityWritable(vector);
        return new(ChunkCalls.Validity(vector), Capacity / 64);
    }

    /// <summary>Returns a way to set the texts of a column.</summary>
    public DuckTexts Texts(int column)
    {
        var vector = Vector(column);
        return new(vector, (byte*)ChunkCalls.Data(vector));
    }

    private nint Vector(int column) => VectorWriteCalls.Vector(chunk, (ulong)(uint)column);
}
