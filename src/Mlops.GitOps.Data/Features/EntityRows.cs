using System.Runtime.CompilerServices;

namespace Mlops.GitOps.Data.Features;

/// <summary>
/// The labels of some entities, by entity and time, and the rows that count for any of them. A row counts for an unbroken run of its
/// entity's labels: from the first that is at or after both of its times to the last that it is not too old for. So two times need no
/// more than one, and every aggregate is over runs.
/// </summary>
internal sealed class EntityRows
{
    private readonly JoinPlan plan;
    private readonly long[] times;
    private readonly int[] ends;
    private readonly Dictionary<ulong, int[]> until = [];
    private readonly Dictionary<ulong, int[]> byUntil = [];
    private readonly Dictionary<int, bool[]> passing = [];
    private int[]? byFrom;

    private EntityRows(JoinPlan plan, long[] times, int[] ends, long[] labels, nint[] records, int[] from)
    {
        (this.plan, this.times, this.ends, Labels, Records, From) = (plan, times, ends, labels, records, from);
        Input = new ExpressionInput(plan.Values.Length);
    }

    public JoinPlan Plan => plan;

    /// <summary>For each label its place in the label table.</summary>
    public long[] Labels { get; }

    public nint[] Records { get; }

    /// <summary>For each row the first label that it counts for.</summary>
    public int[] From { get; }

    public int LabelCount => Labels.Length;

    public int RowCount => Records.Length;

    /// <summary>For whoever evaluates expressions over these rows.</summary>
    public ExpressionInput Input { get; }

    /// <param name="labels">Records of entity, time, and place.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static EntityRows Of(JoinPlan plan, nint[] labels, nint[] records)
    {
        Array.Sort(Array.ConvertAll(labels, static label => (Record.EntityOf(label), Record.EventOf(label))), labels);
        var (times, ends, places) = (new long[labels.Length], new int[labels.Length], new long[labels.Length]);
        var (first, last) = labels.Length == 0 ? (0, -1) : (Record.EntityOf(labels[0]), Record.EntityOf(labels[^1]));
        var starts = new int[last - first + 2];
        for (var label = labels.Length - 1; label >= 0; label--)
        {
            (times[label], places[label]) = (Record.EventOf(labels[label]), Record.Whole(labels[label], Record.KnownSlot));
            var isLast = label == labels.Length - 1 || Record.EntityOf(labels[label]) != Record.EntityOf(labels[label + 1]);
            ends[label] = isLast ? label + 1 : ends[label + 1];
            starts[Record.EntityOf(labels[label]) - first] = label;
        }

        var (count, from, known) = (0, new int[records.Length], plan.Layout.Known.Slot);
        foreach (var record in records)
        {
            var entity = Record.EntityOf(record) - first;
            var available = Math.Max(Record.EventOf(record), Record.Whole(record, known));
            var start = starts[entity];
            var end = ends[start];
            if (times[end - 1] < available) continue;
            from[count] = FirstAtOrAfter(times, start, end, available);
            records[count++] = record;
        }

        return new EntityRows(plan, times, ends, places, records[..count], from[..count]);
    }

    public bool IsFirstOfEntity(int label) => label == 0 || ends[label] != ends[label - 1];

    public int EndOfEntity(int label) => ends[label];

    public bool IsTooOld(nint record, int label, ulong age) => unchecked((ulong)(times[label] - Record.EventOf(record))) > age;

    /// <summary>For each row the label after the last that it counts for.</summary>
    public int[] Until(ulong age)
    {
        if (until.TryGetValue(age, out var known)) return known;
        var all = new int[RowCount];
        for (var row = 0; row < all.Length; row++)
        {
            var (low, high) = (From[row], ends[From[row]]);
            if (age == Ages.Any) low = high;
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (IsTooOld(Records[row], middle, age)) high = middle;
                else low = middle + 1;
            }

            all[row] = low;
        }

        return until[age] = all;
    }

    /// <summary>Which rows meet a condition; null where all count.</summary>
    public bool[]? Passing(int condition)
    {
        if (condition < 0) return null;
        if (passing.TryGetValue(condition, out var known)) return known;
        var (all, holds) = (new bool[RowCount], plan.Conditions[condition]);
        for (var row = 0; row < all.Length; row++)
        {
            Input.Record = Records[row];
            all[row] = holds(Input).IsTrue;
        }

        return passing[condition] = all;
    }

    /// <summary>The rows by the first label that they count for.</summary>
    public int[] ByFrom() => byFrom ??= Sorted(From);

    /// <summary>The rows by the label after the last that they count for.</summary>
    public int[] ByUntil(ulong age) => byUntil.TryGetValue(age, out var known) ? known : byUntil[age] = Sorted(Until(age));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FirstAtOrAfter(long[] times, int low, int high, long time)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (times[middle] < time) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private int[] Sorted(int[] places)
    {
        var next = new int[LabelCount + 2];
        foreach (var place in places) next[place + 1]++;
        for (var place = 1; place < next.Length; place++) next[place] += next[place - 1];
        var sorted = new int[places.Length];
        for (var row = 0; row < places.Length; row++) sorted[next[places[row]]++] = row;
        return sorted;
    }
}
