using System.Runtime.CompilerServices;
using System.Text;
using Mlops.GitOps.Native.DuckDb.Calls;

namespace Mlops.GitOps.Native.DuckDb;

/// <summary>One column of some rows. A value that is null reads as anything: ask <see cref="IsNull"/> first.</summary>
public readonly unsafe ref struct DuckVector
{
    private readonly DuckChunk chunk;
    private readonly nint vector;
    private readonly void* data;
    private readonly ulong* validity;

    internal DuckVector(DuckChunk chunk, nint vector, DuckType type, int count)
    {
        (this.chunk, this.vector, Type, Count) = (chunk, vector, type, count);
        data = ChunkCalls.Data(vector);
        validity = ChunkCalls.Validity(vector);
    }

    public DuckType Type { get; }

    public int Count { get; }

    /// <summary>Whether some values may be null; where not, <see cref="IsNull"/> need not be asked.</summary>
    public bool HasNulls => validity is not null;

    public bool IsNull(int row)
    {
        Check(row);
        return validity is not null && (validity[row >> 6] & (1UL << (row & 63))) == 0;
    }

    /// <summary>All values as the engine has them: timestamps in microseconds, dates in days, both since 1970.</summary>
    public ReadOnlySpan<T> Values<T>() where T : unmanaged
    {
        if (!DuckLayouts.Holds<T>(Type)) throw Unfit(typeof(T).Name);
        ObjectDisposedException.ThrowIf(chunk.IsGone, chunk);
        return new(data, Count);
    }

    /// <summary>The bytes of a text, in UTF-8, or of a blob.</summary>
    public ReadOnlySpan<byte> Bytes(int row)
    {
        if (Type.Kind is not (DuckTypeKind.Varchar or DuckTypeKind.Blob)) throw Unfit("bytes");
        Check(row);
        if (IsNull(row)) return default;

        // Short ones stand in place of the pointer.
        const int inPlace = 12;
        var entry = (byte*)data + ((nint)row * 16);
        var length = *(int*)entry;
        return new(length <= inPlace ? entry + 4 : *(byte**)(entry + 8), length);
    }

    public string Text(int row) => Type.Kind == DuckTypeKind.Varchar ? Encoding.UTF8.GetString(Bytes(row)) : throw Unfit("text");

    public DateTime Timestamp(int row)
    {
        Check(row);
        return Type.Kind switch
        {
            DuckTypeKind.Timestamp => DuckTimes.TimeOf(((long*)data)[row], DateTimeKind.Unspecified),
            DuckTypeKind.TimestampTz => DuckTimes.TimeOf(((long*)data)[row], DateTimeKind.Utc),
            _ => throw Unfit("a timestamp in microseconds"),
        };
    }

    public DateOnly Date(int row)
    {
        Check(row);
        return Type.Kind == DuckTypeKind.Date ? DuckTimes.DateOf(((int*)data)[row]) : throw Unfit("a date");
    }

    public decimal Decimal(int row) => DuckDecimals.NumberOf(Digits(row), Type.Scale);

    /// <summary>The digits of a decimal, of which <see cref="DuckType.Scale"/> follow the point.</summary>
    public Int128 Digits(int row)
    {
        if (Type.Kind != DuckTypeKind.Decimal) throw Unfit("a decimal");
        Check(row);
        return Type.Width switch
        {
            <= 4 => ((short*)data)[row],
            <= 9 => ((int*)data)[row],
            <= 18 => ((long*)data)[row],
            _ => Unsafe.ReadUnaligned<Int128>((byte*)data + ((nint)row * 16)),
        };
    }

    /// <summary>The elements of all lists; <c>Values&lt;DuckListEntry&gt;()</c> says which are whose.</summary>
    public DuckVector Elements()
    {
        ObjectDisposedException.ThrowIf(chunk.IsGone, chunk);
        return Type.Element is { } element ? new(chunk, ChunkCalls.ListElements(vector), element, (int)ChunkCalls.ListSize(vector)) : throw Unfit("a list");
    }

    private void Check(int row)
    {
        ObjectDisposedException.ThrowIf(chunk.IsGone, chunk);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
    }

    private DuckException Unfit(string wanted) => new($"A column of {Type.Kind} does not read as {wanted}.");
}
