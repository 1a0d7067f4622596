namespace Mlops.GitOps.Data.Features;

/// <summary>A value for each of some labels.</summary>
internal sealed class ValueCells(int labels, SlotKind kind)
{
    private readonly ulong[] words = new ulong[kind is SlotKind.Whole or SlotKind.Real ? labels : 2 * labels];
    private readonly bool[] present = new bool[labels];
    private readonly byte[]?[] texts = kind == SlotKind.Text ? new byte[labels][] : [];

    public SlotKind Kind => kind;

    public bool Has(int label) => present[label];

    public long Whole(int label) => (long)words[label];

    public double Real(int label) => BitConverter.UInt64BitsToDouble(words[label]);

    public Int128 Digits(int label) => new(words[(2 * label) + 1], words[2 * label]);

    public unsafe ReadOnlySpan<byte> Text(int label) => texts[label] ?? new ReadOnlySpan<byte>((void*)words[2 * label], (int)words[(2 * label) + 1]);

    public void Set(int label, long value) => (words[label], present[label]) = ((ulong)value, true);

    /// <summary>Sets a number; one that is not finite is none. There is one zero.</summary>
    public void Set(int label, double value)
    {
        if (!double.IsFinite(value)) return;
        (words[label], present[label]) = (BitConverter.DoubleToUInt64Bits(value + 0.0), true);
    }

    public void Set(int label, Int128 value)
    {
        (words[2 * label], words[(2 * label) + 1]) = ((ulong)value, (ulong)(value >> 64));
        present[label] = true;
    }

    public void Set(int label, byte[] text) => (texts[label], present[label]) = (text, true);

    /// <summary>Sets what a record holds in a column. Its text stays where it is.</summary>
    public unsafe void Set(int label, nint record, RecordColumn column)
    {
        if (Record.IsMissing(record, column)) return;
        switch (kind)
        {
            case SlotKind.Whole:
                Set(label, Record.Whole(record, column.Slot));
                break;
            case SlotKind.Real:
                Set(label, Record.Real(record, column.Slot));
                break;
            case SlotKind.Digits:
                Set(label, Record.Digits(record, column.Slot));
                break;
            default:
                fixed (byte* start = Record.Text(record, column.Slot)) words[2 * label] = (ulong)start;
                words[(2 * label) + 1] = (ulong)Record.Text(record, column.Slot).Length;
                present[label] = true;
                break;
        }
    }
}
