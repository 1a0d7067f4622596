using System.Runtime.CompilerServices;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Ingesting.Rows;

namespace Mlops.GitOps.Data.Features;

/// <summary>Puts a column of some rows into their records.</summary>
internal static unsafe class RecordWriter
{
    /// <summary>Adds what the values take beyond their slots, and returns how many rows lack a value that may not be missing; those are left out.</summary>
    /// <param name="first">Which row of the values is the first of these.</param>
    public static long Measure(RecordColumn column, ColumnBuffer values, int first, Span<int> words)
    {
        if (!values.HasNulls && column.Kind != SlotKind.Text) return 0;
        var rejected = 0L;
        for (var row = 0; row < words.Length; row++)
        {
            if (words[row] < 0) continue;
            if (values.IsNull(first + row))
            {
                if (column.Type.IsNullable) continue;
                words[row] = -1;
                rejected++;
            }
            else if (column.Kind == SlotKind.Text && words[row] > 0)
            {
                words[row] += (values.Text(first + row).Length + 7) / 8;
            }
        }

        return rejected;
    }

    /// <param name="records">Where each row's record is; 0 for a row without.</param>
    /// <param name="ends">Where in each record, in bytes, its next text goes.</param>
    public static void Fill(RecordColumn column, ColumnBuffer values, int first, ReadOnlySpan<nint> records, Span<int> ends)
    {
        switch (values.Type)
        {
            case { Kind: ColumnKind.Float }:
                Reals(column, values, first, records);
                break;
            case { Kind: ColumnKind.Float32 }:
                for (var row = 0; row < records.Length; row++) Real(column, values, first + row, records[row], values.Values<float>()[first + row]);
                break;
            case { Kind: ColumnKind.Date }:
                for (var row = 0; row < records.Length; row++) Whole(column, values, first + row, records[row], values.Values<int>()[first + row]);
                break;
            case { Kind: ColumnKind.Bool }:
                for (var row = 0; row < records.Length; row++) Whole(column, values, first + row, records[row], values.Values<byte>()[first + row] == 0 ? 0 : 1);
                break;
            case { Kind: ColumnKind.Decimal }:
                for (var row = 0; row < records.Length; row++) Digits(column, values, first + row, records[row]);
                break;
            case { Kind: ColumnKind.String }:
                for (var row = 0; row < records.Length; row++) Text(column, values, first + row, records[row], ref ends[row]);
                break;
            default:
                for (var row = 0; row < records.Length; row++) Whole(column, values, first + row, records[row], values.Values<long>()[first + row]);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Reals(RecordColumn column, ColumnBuffer values, int first, ReadOnlySpan<nint> records)
    {
        var reals = values.Values<double>().Slice(first, records.Length);
        for (var row = 0; row < records.Length; row++) Real(column, values, first + row, records[row], reals[row]);
    }

    // One zero and one NaN, so that no bit of the output depends on which of two equal values came.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Real(RecordColumn column, ColumnBuffer values, int row, nint record, double value)
    {
        if (record != 0) ((double*)record)[column.Slot] = (values.HasNulls && values.IsNull(row)) || !double.IsFinite(value) ? double.NaN : value + 0.0;
    }

    private static void Whole(RecordColumn column, ColumnBuffer values, int row, nint record, long value)
    {
        if (record == 0) return;
        var isNull = values.IsNull(row);
        Mark(column, record, isNull);
        Record.SetWhole(record, column.Slot, isNull ? 0 : value);
    }

    private static void Digits(RecordColumn column, ColumnBuffer values, int row, nint record)
    {
        if (record == 0) return;
        var isNull = values.IsNull(row);
        Mark(column, record, isNull);
        var digits = isNull ? Int128.Zero : values.Digits(row);
        Record.SetWhole(record, column.Slot, (long)(ulong)digits);
        Record.SetWhole(record, column.Slot + 1, (long)(digits >> 64));
    }

    private static void Text(RecordColumn column, ColumnBuffer values, int row, nint record, ref int end)
    {
        if (record == 0) return;
        var isNull = values.IsNull(row);
        Mark(column, record, isNull);
        var text = isNull ? default : values.Text(row);
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
