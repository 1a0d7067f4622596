namespace Mlops.GitOps.Data.Statistics.Explaining;

/// <summary>Exact interventional SHAP values of a tree: for each background row the game in which a feature takes the value of x or that of the
/// background (Lundberg and others, 2020).</summary>
public static class TreeShap
{
    public static Explanation Explain(TreeNode tree, double[][] background, double[] x)
    {
        if (background.Length == 0) throw new StatisticFailure("'background' needs one row at least.");
        var most = MostFeature(tree);
        if (most >= x.Length) throw Need.Failure($"the tree splits on feature {most}, and 'x' has {x.Length} values.");
        var values = new double[x.Length];
        var sum = 0.0;
        foreach (var row in background)
        {
            Need.SameLength(x.Length, "x", row.Length, "a row of 'background'");
            sum += Answer(tree, row);
            Walk(tree, x, row, new Side[x.Length], 0, 0, values);
        }

        for (var i = 0; i < values.Length; i++) values[i] /= background.Length;
        return new Explanation(values, sum / background.Length);
    }

    public static double Answer(TreeNode tree, double[] row)
    {
        while (tree is TreeNode.Split split) tree = split.For(row);
        return ((TreeNode.Leaf)tree).Value;
    }

    // A leaf is reached when some features are those of x and some those of the background; Shapley's weights depend on how many.
    private static void Walk(TreeNode node, double[] x, double[] row, Side[] sides, int ofX, int ofRow, double[] values)
    {
        if (node is TreeNode.Split split)
        {
            var (forX, forRow, side) = (split.For(x), split.For(row), sides[split.Feature]);
            if (ReferenceEquals(forX, forRow) || side != Side.Either)
            {
                Walk(side == Side.OfRow ? forRow : forX, x, row, sides, ofX, ofRow, values);
                return;
            }

            sides[split.Feature] = Side.OfX;
            Walk(forX, x, row, sides, ofX + 1, ofRow, values);
            sides[split.Feature] = Side.OfRow;
            Walk(forRow, x, row, sides, ofX, ofRow + 1, values);
            sides[split.Feature] = Side.Either;
            return;
        }

        var value = ((TreeNode.Leaf)node).Value;
        for (var i = 0; i < sides.Length; i++)
        {
            if (sides[i] == Side.OfX) values[i] += value * Weight(ofX - 1, ofRow);
            else if (sides[i] == Side.OfRow) values[i] -= value * Weight(ofX, ofRow - 1);
        }
    }

    /// <summary>a! b! / (a + b + 1)!.</summary>
    private static double Weight(int a, int b)
    {
        var weight = 1.0 / (a + b + 1);
        for (var i = 1; i <= b; i++) weight *= (double)i / (a + i);
        return weight;
    }

    private static int MostFeature(TreeNode tree) => tree is TreeNode.Split split ? Math.Max(split.Feature, Math.Max(MostFeature(split.Left), MostFeature(split.Right))) : -1;

    private enum Side
    {
        Either,
        OfX,
        OfRow,
    }
}
