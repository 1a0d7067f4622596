using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>Grows trees one at a time, always at the leaf where it gains the most.</summary>
internal sealed class TreeGrower(ImmutableArray<BinnedColumn> columns, FeatureTable table, BoostingSettings settings, Workers workers)
{
    /// <summary>Below so many sums a second thread costs more than it brings.</summary>
    private const long FewSums = 1 << 15;

    private readonly SplitSearch search = new(settings);
    private readonly RowOrder order = new(table.Rows);
    private readonly Stack<HistogramBin[]> unused = [];
    private readonly float[] nodeGradients = new float[table.Rows];
    private readonly float[] nodeHessians = new float[table.Rows];
    private readonly Workers alone = workers with { Threads = 1 };

    /// <summary>Grows a tree and adds the values of its leaves to the scores of their rows.</summary>
    /// <param name="hessians">Empty where the second derivative is 1 for every row.</param>
    public LearnedTree Grow(int target, float[] gradients, float[] hessians, double[] scores)
    {
        order.Reset();
        List<GrowingNode> nodes = [RootOf(gradients, hessians)];
        var waiting = new PriorityQueue<GrowingNode, (double Loss, int Place)>();
        if (MaySplit(nodes[0]))
        {
            Search(nodes[0], null, gradients, hessians);
            Await(nodes[0], waiting);
        }

        for (var leaves = 1; leaves < settings.Leaves && waiting.TryDequeue(out var node, out _); leaves++) Part(node, nodes, waiting, gradients, hessians);
        while (waiting.TryDequeue(out var rest, out _)) Release(rest);
        var tree = new LearnedTree(target, [.. nodes.Select(NodeOf)]);
        AddTo(scores, nodes, tree);
        return tree;
    }

    private GrowingNode RootOf(float[] gradients, float[] hessians)
    {
        var sums = workers.Sum(table.Rows, 2, (from, to, sum) =>
        {
            for (var row = from; row < to; row++)
            {
                sum[0] += gradients[row];
                sum[1] += hessians.Length == 0 ? 1 : hessians[row];
            }
        });
        var root = new GrowingNode(0, 0, 0, new(sums[0], sums[1], table.Rows), double.NegativeInfinity, double.PositiveInfinity);
        root.Value = search.ValueOf(root.Sums, root);
        return root;
    }

    private bool MaySplit(GrowingNode node) => node.Depth < settings.Depth && node.Sums.Count >= 2 * (long)settings.MinLeaf;

    private void Part(GrowingNode node, List<GrowingNode> nodes, PriorityQueue<GrowingNode, (double, int)> waiting, float[] gradients, float[] hessians)
    {
        var split = node.Split ?? throw new InvalidOperationException("Only nodes that can be parted wait.");
        var goesLeft = new byte[BinnedColumn.All];
        for (var bin = 0; bin < goesLeft.Length; bin++) goesLeft[bin] = (byte)(GoesLeft(split, bin) ? 1 : 0);
        order.Part(node.Start, node.Sums.Count, columns[split.Column].Bins, goesLeft, workers);
        var middle = (split.LeftValue + split.RightValue) / 2;
        var direction = settings.Monotone.IsEmpty ? 0 : settings.Monotone[split.Column];
        node.Left = Child(node, nodes.Count, node.Start, split.Left, direction < 0 ? middle : node.Lower, direction > 0 ? middle : node.Upper, split.LeftValue);
        node.Right = Child(node, nodes.Count + 1, node.Start + split.Left.Count, split.Right, direction > 0 ? middle : node.Lower, direction < 0 ? middle : node.Upper, split.RightValue);
        nodes.AddRange([node.Left, node.Right]);
        if (!MaySplit(node.Left) && !MaySplit(node.Right))
        {
            Release(node);
            return;
        }

        // The smaller child is summed; what it leaves of its parent is the larger one's.
        var (small, large) = node.Left.Sums.Count < node.Right.Sums.Count ? (node.Left, node.Right) : (node.Right, node.Left);
        large.Histogram = node.Histogram;
        node.Histogram = null;
        Search(small, large, gradients, hessians);
        Await(small, waiting);
        Await(large, waiting);
    }

    private static GrowingNode Child(GrowingNode parent, int place, int start, NodeSums sums, double lower, double upper, double value) =>
        new(place, start, parent.Depth + 1, sums, lower, upper) { Value = value };

    private static bool GoesLeft(Split split, int bin) => bin == BinnedColumn.Missing ? split.MissingGoesLeft : split.LeftBins is { } bins ? bins[bin] : bin <= split.Bin;

    /// <summary>Sums the rows of a node, and finds how best to part it and its sibling.</summary>
    private void Search(GrowingNode node, GrowingNode? sibling, float[] gradients, float[] hessians)
    {
        var histogram = node.Histogram = unused.TryPop(out var free) ? free : new HistogramBin[columns.Length * BinnedColumn.All];
        var (start, count) = (node.Start, node.Sums.Count);
        var crew = (long)count * columns.Length < FewSums ? alone : workers;
        Collect(start, count, gradients, hessians, crew);
        var (splits, siblings) = (new Split?[columns.Length], new Split?[columns.Length]);
        crew.For(columns.Length, column =>
        {
            var own = histogram.AsSpan(column * BinnedColumn.All, BinnedColumn.All);
            Histograms.Fill(own, columns[column].Bins, order.Rows.AsSpan(start, count), nodeGradients.AsSpan(start, count), hessians.Length == 0 ? default : nodeHessians.AsSpan(start, count));
            if (MaySplit(node)) splits[column] = search.Find(node, column, columns[column], own);
            if (sibling?.Histogram is not { } whole) return;
            var others = whole.AsSpan(column * BinnedColumn.All, BinnedColumn.All);
            Histograms.Subtract(others, own);
            if (MaySplit(sibling)) siblings[column] = search.Find(sibling, column, columns[column], others);
        });
        node.Split = Best(splits);
        if (sibling is not null) sibling.Split = Best(siblings);
    }

    private void Collect(int start, int count, float[] gradients, float[] hessians, Workers crew) => crew.ForRows(count, (from, to) =>
    {
        for (var at = start + from; at < start + to; at++) nodeGradients[at] = gradients[order.Rows[at]];
        for (var at = start + from; at < start + to && hessians.Length > 0; at++) nodeHessians[at] = hessians[order.Rows[at]];
    });

    private static Split? Best(Split?[] splits)
    {
        Split? best = null;
        foreach (var split in splits)
        {
            if (split is not null && (best is null || split.Gain > best.Gain)) best = split;
        }

        return best;
    }

    private void Await(GrowingNode node, PriorityQueue<GrowingNode, (double, int)> waiting)
    {
        if (node.Split is { } split) waiting.Enqueue(node, (-split.Gain, node.Place));
        else Release(node);
    }

    private void Release(GrowingNode node)
    {
        if (node.Histogram is { } histogram) unused.Push(histogram);
        node.Histogram = null;
    }

    private TreeNode NodeOf(GrowingNode node)
    {
        // The model's file has floats, so the scores that later trees mend are those of floats as well.
        if (node is not { Left: { } left, Right: { } right, Split: { } split }) return TreeNode.Leaf((float)(settings.LearningRate * node.Value), node.Sums.Count);
        var column = columns[split.Column];
        var codes = split.LeftBins is not { } bins
            ? []
            : Enumerable.Range(0, column.Count + 1).Select(code => code == 0 ? split.MissingGoesLeft : bins[code - 1]).ToImmutableArray();
        var threshold = column.IsText ? 0 : split.Bin < column.Thresholds.Length ? column.Thresholds[split.Bin] : float.PositiveInfinity;
        return new(split.Column, threshold, codes, split.MissingGoesLeft, left.Place, right.Place, 0, node.Sums.Count);
    }

    private void AddTo(double[] scores, List<GrowingNode> nodes, LearnedTree tree)
    {
        var leaves = nodes.FindAll(static node => node.Left is null);
        workers.For(leaves.Count, at =>
        {
            var value = tree.Nodes[leaves[at].Place].Value;
            foreach (var row in order.Rows.AsSpan(leaves[at].Start, leaves[at].Sums.Count)) scores[row] += value;
        });
    }
}
