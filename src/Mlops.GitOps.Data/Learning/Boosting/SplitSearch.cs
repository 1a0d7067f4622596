namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>Finds the best way to part the rows of a node by one column.</summary>
internal sealed class SplitSearch(BoostingSettings settings)
{
    private const double LeastHessian = 1e-3;

    /// <summary>A text that fewer rows than this speak for is not told from others of which we know as little.</summary>
    private const double Support = 10;

    public Split? Find(GrowingNode node, int place, BinnedColumn column, ReadOnlySpan<HistogramBin> histogram)
    {
        var best = new Best { Direction = settings.Monotone.IsEmpty ? 0 : settings.Monotone[place] };
        if (column.IsText) return Texts(node, place, column, histogram, best);

        // From left to right, missing values on the right; the last step parts them from all others.
        var left = default(NodeSums);
        var last = column.HasMissing ? column.Count : column.Count - 1;
        for (var bin = 0; bin < last; bin++)
        {
            left += histogram[bin];
            if (!Try(node, left, best)) continue;
            (best.Bin, best.MissingGoesLeft) = (bin, false);
        }

        if (column.HasMissing)
        {
            var right = default(NodeSums);
            for (var bin = column.Count - 2; bin >= 0; bin--)
            {
                right += histogram[bin + 1];
                if (!Try(node, node.Sums - right, best)) continue;
                (best.Bin, best.MissingGoesLeft) = (bin, true);
            }
        }

        return best.Gain <= 0 ? null : new(best.Gain, place, best.Bin, null, column.HasMissing ? best.MissingGoesLeft : best.Left.Count > node.Sums.Count - best.Left.Count,
            best.Left, node.Sums - best.Left, best.LeftValue, best.RightValue);
    }

    public double ValueOf(NodeSums sums, GrowingNode within) => Math.Min(Math.Max(-sums.Gradient / (sums.Hessian + settings.L2 + 1e-15), within.Lower), within.Upper);

    /// <summary>Texts in the order of what they ask for: the best way to part them is a cut through this order.</summary>
    private Split? Texts(GrowingNode node, int place, BinnedColumn column, ReadOnlySpan<HistogramBin> histogram, Best best)
    {
        var rowsPerHessian = node.Sums.Count / node.Sums.Hessian;
        var order = new List<(int Bin, double Wish)>();
        for (var bin = 0; bin < column.Count; bin++) Consider(bin, histogram[bin], order);
        if (column.HasMissing) Consider(BinnedColumn.Missing, histogram[BinnedColumn.Missing], order);
        if (order.Count < 2) return null;
        order.Sort(static (one, other) => one.Wish == other.Wish ? one.Bin.CompareTo(other.Bin) : one.Wish.CompareTo(other.Wish));

        // From both ends to the middle: rare texts, which stand in no order, go right with the larger part.
        var (cut, isFromEnd) = (0, false);
        for (var direction = 0; direction < 2; direction++)
        {
            var left = default(NodeSums);
            for (var at = 0; at < (order.Count + 1) / 2; at++)
            {
                left += histogram[order[direction == 0 ? at : order.Count - 1 - at].Bin];
                if (Try(node, left, best)) (cut, isFromEnd) = (at + 1, direction == 1);
            }
        }

        if (best.Gain <= 0) return null;
        var leftBins = new bool[BinnedColumn.All];
        for (var at = 0; at < cut; at++) leftBins[order[isFromEnd ? order.Count - 1 - at : at].Bin] = true;
        var missingGoesLeft = column.HasMissing ? leftBins[BinnedColumn.Missing] : best.Left.Count > node.Sums.Count - best.Left.Count;
        return new(best.Gain, place, 0, leftBins, missingGoesLeft, best.Left, node.Sums - best.Left, best.LeftValue, best.RightValue);

        void Consider(int bin, HistogramBin sums, List<(int, double)> into)
        {
            if (sums.Hessian * rowsPerHessian >= Support) into.Add((bin, sums.Gradient / (sums.Hessian + Support)));
        }
    }

    private bool Try(GrowingNode node, NodeSums left, Best best)
    {
        var right = node.Sums - left;
        if (left.Count < settings.MinLeaf || right.Count < settings.MinLeaf || left.Hessian < LeastHessian || right.Hessian < LeastHessian) return false;
        var (leftValue, rightValue) = (ValueOf(left, node), ValueOf(right, node));
        if (best.Direction * (rightValue - leftValue) < 0) return false;
        var gain = (node.Sums.Gradient * node.Value) - (left.Gradient * leftValue) - (right.Gradient * rightValue);
        if (!(gain > best.Gain)) return false;
        (best.Gain, best.Left, best.LeftValue, best.RightValue) = (gain, left, leftValue, rightValue);
        return true;
    }

    /// <summary>The best so far.</summary>
    private sealed class Best
    {
        public int Direction { get; init; }

        public double Gain { get; set; }

        public NodeSums Left { get; set; }

        public double LeftValue { get; set; }

        public double RightValue { get; set; }

        public int Bin { get; set; }

        public bool MissingGoesLeft { get; set; }
    }
}
