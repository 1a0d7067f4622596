using System.Text;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Data.Features;

/// <summary>
/// A row of a dataset in native memory, in words of eight bytes: entity and length, event time, known time, bits of what is missing,
/// then a slot for each column and the bytes of its texts.
/// </summary>
internal static unsafe class Record
{
    public const int EventSlot = 1;
    public const int KnownSlot = 2;
    public const int HeaderWords = 3;

    private const double MicrosecondsPerSecond = 1e6;
    private const long MicrosecondsPerDay = 86_400_000_000;

    private static readonly double[] PowersOfTen = [.. Enumerable.Range(0, 39).Select(static power => double.Parse($"1E{power}", System.Globalization.CultureInfo.InvariantCulture))];

    public static void Start(nint record, int entity, int words) => (((int*)record)[0], ((int*)record)[1]) = (entity, words);

    public static void SetWhole(nint record, int slot, long value) => ((long*)record)[slot] = value;

    /// <summary>Puts a text at a place in bytes from the beginning of the record.</summary>
    public static void SetText(nint record, int slot, int place, ReadOnlySpan<byte> text)
    {
        (((int*)record)[2 * slot], ((int*)record)[(2 * slot) + 1]) = (place, text.Length);
        text.CopyTo(new Span<byte>((byte*)record + place, text.Length));
    }

    public static int EntityOf(nint record) => *(int*)record;

    public static int WordsOf(nint record) => ((int*)record)[1];

    public static long Whole(nint record, int slot) => ((long*)record)[slot];

    public static long EventOf(nint record) => Whole(record, EventSlot);

    public static long KnownOf(nint record) => Whole(record, KnownSlot);

    public static double Real(nint record, int slot) => ((double*)record)[slot];

    public static Int128 Digits(nint record, int slot) => new(((ulong*)record)[slot + 1], ((ulong*)record)[slot]);

    public static ReadOnlySpan<byte> Text(nint record, int slot)
    {
        var place = ((int*)record) + (2 * slot);
        return new((byte*)record + place[0], place[1]);
    }

    public static bool IsMissing(nint record, RecordColumn column) =>
        column.Kind == SlotKind.Real ? double.IsNaN(Real(record, column.Slot))
        : column.NullBit >= 0 && (((ulong*)record)[HeaderWords + (column.NullBit >> 6)] & (1UL << (column.NullBit & 63))) != 0;

    /// <summary>Compares the values of a column; one that is missing comes first.</summary>
    public static int Compare(RecordColumn column, nint left, nint right)
    {
        var (isLeftMissing, isRightMissing) = (IsMissing(left, column), IsMissing(right, column));
        if (isLeftMissing || isRightMissing) return isRightMissing.CompareTo(isLeftMissing);
        return column.Kind switch
        {
            SlotKind.Whole => Whole(left, column.Slot).CompareTo(Whole(right, column.Slot)),
            SlotKind.Real => Real(left, column.Slot).CompareTo(Real(right, column.Slot)),
            SlotKind.Digits => Digits(left, column.Slot).CompareTo(Digits(right, column.Slot)),
            _ => Text(left, column.Slot).SequenceCompareTo(Text(right, column.Slot)),
        };
    }

    public static Scalar ScalarOf(nint record, RecordColumn column)
    {
        if (record == 0 || IsMissing(record, column)) return Scalar.Unknown;
        return column.Kind switch
        {
            SlotKind.Whole => OfWhole(Whole(record, column.Slot), column.Type.Kind),
            SlotKind.Real => Scalar.Of(Real(record, column.Slot)),
            SlotKind.Digits => OfDigits(Digits(record, column.Slot), column.Type.Scale),
            _ => column.Type.Kind == ColumnKind.Vector ? Scalar.Unknown : Scalar.Of(Encoding.UTF8.GetString(Text(record, column.Slot))),
        };
    }

    public static Scalar OfWhole(long value, ColumnKind kind) => kind switch
    {
        ColumnKind.Bool => Scalar.Of(value != 0),
        ColumnKind.Duration => Scalar.Of(value / MicrosecondsPerSecond, QuantityKind.Duration),
        ColumnKind.Date => Scalar.At(value * MicrosecondsPerDay),
        ColumnKind.Timestamp => Scalar.At(value),
        _ => Scalar.Of((double)value),
    };

    public static Scalar OfDigits(Int128 digits, int scale) => Scalar.Of(NumberOf(digits, scale));

    public static double NumberOf(Int128 digits, int scale) => (double)digits / PowersOfTen[scale];
}
