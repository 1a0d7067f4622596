using System.Runtime.InteropServices;

namespace Mlops.GitOps.Data.Features;

/// <summary>How many different values there are.</summary>
internal sealed class DistinctValues(EntityRows rows, ValuePlan value, ValueCells cells) : ITally
{
    private readonly Dictionary<nint, int> counts = new(rows.RowCount == 0 ? 0 : 16, new SameValue(value.Column ?? throw new InvalidOperationException("There is a column to count values of.")));

    public void Clear() => counts.Clear();

    public void Add(nint record) => CollectionsMarshal.GetValueRefOrAddDefault(counts, record, out _)++;

    // The key stays a record that counted first: all of one value are equal.
    public void Remove(nint record)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, record, out _);
        if (--count == 0) counts.Remove(record);
    }

    public void Tell(int label) => cells.Set(label, (long)counts.Count);

    private sealed class SameValue(RecordColumn column) : IEqualityComparer<nint>
    {
        public bool Equals(nint left, nint right) => Record.Compare(column, left, right) == 0;

        public int GetHashCode(nint record)
        {
            if (column.Kind != SlotKind.Text) return column.Kind == SlotKind.Digits ? Record.Digits(record, column.Slot).GetHashCode() : Record.Whole(record, column.Slot).GetHashCode();
            var hash = default(HashCode);
            hash.AddBytes(Record.Text(record, column.Slot));
            return hash.ToHashCode();
        }
    }
}
