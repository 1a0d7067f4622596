namespace Mlops.GitOps.Data.Features;

/// <summary>
/// Finds for each label the best of the rows that count for it. A run is cut into few pieces, each a node of a tree over the entity's
/// labels; a label looks at the nodes above it. Neither needs any order of the rows.
/// </summary>
internal static class BestOfRuns
{
    public const int None = -1;

    public static int[] Of(EntityRows rows, ValuePlan value, Func<int, int, bool> isBetter)
    {
        var (passing, until, tree) = (rows.Passing(value.Where), rows.Until(value.Age), new int[2 * rows.LabelCount]);
        Array.Fill(tree, None);
        var starts = StartsOf(rows);
        for (var row = 0; row < rows.RowCount; row++)
        {
            if (passing is not null && !passing[row]) continue;
            if (value.Column is { } column && value.Declaration.Function is "min" or "max" && Record.IsMissing(rows.Records[row], value.Column)) continue;
            var start = starts[rows.From[row]];
            var leaves = rows.EndOfEntity(start) - start;
            var (low, high) = (rows.From[row] - start + leaves, until[row] - start + leaves);
            for (; low < high; low >>= 1, high >>= 1)
            {
                if ((low & 1) != 0) Offer((2 * start) + low++, row);
                if ((high & 1) != 0) Offer((2 * start) + --high, row);
            }
        }

        var best = new int[rows.LabelCount];
        for (var label = 0; label < best.Length; label++) best[label] = BestAbove(label);
        return best;

        void Offer(int node, int row)
        {
            if (tree[node] == None || isBetter(row, tree[node])) tree[node] = row;
        }

        int BestAbove(int label)
        {
            var start = starts[label];
            var found = None;
            for (var node = label - start + rows.EndOfEntity(label) - start; node > 0; node >>= 1)
            {
                var row = tree[(2 * start) + node];
                if (row != None && (found == None || isBetter(row, found))) found = row;
            }

            return found;
        }
    }

    private static int[] StartsOf(EntityRows rows)
    {
        var starts = new int[rows.LabelCount];
        for (var label = 0; label < starts.Length; label++) starts[label] = rows.IsFirstOfEntity(label) ? label : starts[label - 1];
        return starts;
    }
}
