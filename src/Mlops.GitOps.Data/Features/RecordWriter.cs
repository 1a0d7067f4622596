using System.Runtime.CompilerServices;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Features;

/// <summary>Puts a column of some rows into their records.</summary>
internal static unsafe class RecordWriter
{
    /// <summary>Adds what the values take beyond their slots, and returns how many rows lack a value that may not be missing; those are left out.</summary>
    public static long Measure(RecordColumn column, DuckVector vector, Span<int> words)
    {
        if (!vector.HasNulls && column.Kind != SlotKind.Text) return 0;
        var rejected = 0L;
        for (var row = 0; row < words.Length; row++)
        {
            if (words[row] < 0) continue;
            if (vector.IsNull(row))
            {
                if (column.Type.IsNullable) continue;
                words[row] = -1;
                rejected++;
            }
            else if (column.Kind == SlotKind.Text && words[row] > 0)
            {
                words[row] += (vector.Bytes(row).Length + 7) / 8;
            }
        }

        return rejected;
    }

    /// <param name="records">Where each row's record is; 0 for a row without.</param>
    /// <param name="ends">Where in each record, in bytes, its next text goes.</param>
    public static void Fill(RecordColumn column, DuckVector vector, ReadOnlySpan<nint> records, Span<int> ends)
    {
        switch (vector.Type.Kind)
        {
            case DuckTypeKind.Double:
                Reals(column, vector, records);
                break;
            case DuckTypeKind.BigInt or DuckTypeKind.Timestamp:
                var wholes = vector.Values<long>();
                for (var row = 0; row < records.Length; row++) Whole(column, vector, records[row], row, wholes[row]);
                break;
            case DuckTypeKind.Date:
                var days = vector.Values<int>();
                for (var row = 0; row < records.Length; row++) Whole(column, vector, records[row], row, days[row]);
                break;
            case DuckTypeKind.Boolean:
                var flags = vector.Values<byte>();
                for (var row = 0; row < records.Length; row++) Whole(column, vector, records[row], row, flags[row] == 0 ? 0 : 1);
                break;
            case DuckTypeKind.Decimal:
                for (var row = 0; row < records.Length; row++) Digits(column, vector, records[row], row);
                break;
            default:
                for (var row = 0; row < records.Length; row++) Text(column, vector, records[row], row, ref ends[row]);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Reals(RecordColumn column, DuckVector vector, ReadOnlySpan<nint> records)
    {
        var values = vector.Values<double>();
        var mayBeNull = vector.HasNulls;
        for (var row = 0; row < records.Length; row++)
        {
            if (records[row] == 0) continue;

            // One zero and one NaN, so that no bit of the output depends on which of two equal values came.
            ((double*)records[row])[column.Slot] = (mayBeNull && vector.IsNull(row)) || !double.IsFinite(values[row]) ? double.NaN : values[row] + 0.0;
        }
    }

    private static void Whole(RecordColumn column, DuckVector vector, nint record, int row, long value)
    {
        if (record == 0) return;
        var isNull = vector.IsNull(row);
        Mark(column, record, isNull);
        Record.SetWhole(record, column.Slot, isNull ? 0 : value);
    }

    private static void Digits(RecordColumn column, DuckVector vector, nint record, int row)
    {
        if (record == 0) return;
        var isNull = vector.IsNull(row);
        Mark(column, record, isNull);
        var digits = isNull ? Int128.Zero : vector.Digits(row);
        Record.SetWhole(record, column.Slot, (long)(ulong)digits);
        Record.SetWhole(record, column.Slot + 1, (long)(digits >> 64));
    }

    private static void Text(RecordColumn column, DuckVector vector, nint record, int row, ref int end)
    {
        if (record == 0) return;
        Mark(column, record, vector.IsNull(row));
        var text = vector.Bytes(row);
        Record.SetText(record, column.Slot, end, text);
        end += (text.Length + 7) / 8 * 8;
    }

    private static void Mark(RecordColumn column, nint record, bool isNull)
    {
        if (column.NullBit < 0) return;
        ref var bits = ref ((ulong*)record)[Record.HeaderWords + (column.NullBit >> 6)];
        var bit = 1UL << (column.NullBit & 63);
        bits = isNull ? bits | bit : bits & ~bit;
    }
}
