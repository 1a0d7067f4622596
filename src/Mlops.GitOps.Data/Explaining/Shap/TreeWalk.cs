using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Boosting;

namespace Mlops.GitOps.Data.Explaining.Shap;

/// <summary>
/// Exact SHAP values of a tree whose unknown inputs are expected by the shares of the rows that were learned from: the game of TreeSHAP (Lundberg and others, 2020).
/// A leaf's part in it is a product over the inputs on the way to it, so by Owen's multilinear extension (1972) an input's value is the integral from 0 to 1, over
/// how likely each other input is known, of a polynomial; a Gauss–Legendre rule integrates it without error. All factors are
/// positive, so nothing cancels however deep the tree; and each node is visited once.
/// </summary>
internal sealed class TreeWalk
{
    private readonly TreeShares tree;
    private readonly GaussLegendre rule;
    private readonly FeatureTable rows;

    // Of each input on the way: 1 while the row itself would have gone this way, and the share of learned rows that did.
    private readonly double[] taken;
    private readonly double[] shares;

    // For each depth, the product over the inputs on the way, and the sum over the leaves below, at each point of the rule.
    private readonly double[] products;
    private readonly double[] sums;
    private double[] values = [];
    private int row;

    public TreeWalk(TreeShares tree, GaussLegendre rule, FeatureTable rows)
    {
        (this.tree, this.rule, this.rows) = (tree, rule, rows);
        (taken, shares) = (new double[rows.Columns.Length], new double[rows.Columns.Length]);
        (products, sums) = (new double[(tree.Depth + 1) * rule.Points.Length], new double[(tree.Depth + 1) * rule.Points.Length]);
        Array.Fill(taken, 1);
        Array.Fill(shares, 1);
        products.AsSpan(0, rule.Points.Length).Fill(1);
    }

    /// <summary>Adds the values of a row's inputs to what stands there.</summary>
    public void AddTo(double[] into, int atRow)
    {
        (values, row) = (into, atRow);
        Visit(0, 0);
    }

    private void Visit(int place, int depth)
    {
        var node = tree.Tree.Nodes[place];
        var (start, count) = (depth * rule.Points.Length, rule.Points.Length);
        if (node.IsLeaf)
        {
            for (var at = start; at < start + count; at++) sums[at] = node.Value * products[at];
            return;
        }

        Array.Clear(sums, start, count);
        var isLeft = node.TakesLeft(rows, row);
        VisitChild(node, node.Left, isLeft, depth);
        VisitChild(node, node.Right, !isLeft, depth);
    }

    private void VisitChild(TreeNode node, int child, bool isTaken, int depth)
    {
        var (takenBefore, shareBefore) = (taken[node.Input], shares[node.Input]);
        var (takenNow, shareNow) = (isTaken ? takenBefore : 0, shareBefore * tree.Shares[child]);
        if (takenNow == 0 && shareNow == 0) return;
        var count = rule.Points.Length;
        var (start, below) = (depth * count, (depth + 1) * count);
        for (var at = 0; at < count; at++)
        {
            var point = rule.Points[at];
            products[below + at] = products[start + at] / Mixed(takenBefore, shareBefore, point) * Mixed(takenNow, shareNow, point);
        }

        (taken[node.Input], shares[node.Input]) = (takenNow, shareNow);
        Visit(child, depth + 1);
        (taken[node.Input], shares[node.Input]) = (takenBefore, shareBefore);

        // Where an input is asked again, what was added for the leaves below is taken back by the difference.
        for (var at = 0; at < count; at++)
        {
            var point = rule.Points[at];
            var change = ((takenNow - shareNow) / Mixed(takenNow, shareNow, point)) - ((takenBefore - shareBefore) / Mixed(takenBefore, shareBefore, point));
            values[node.Input] += rule.Weights[at] * change * sums[below + at];
            sums[start + at] += sums[below + at];
        }
    }

    private static double Mixed(double taken, double share, double point) => (point * taken) + ((1 - point) * share);
}
