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

    // Of each input on the way: whether the row itself would have gone this way, and the share of learned rows that did.
    private readonly bool[] taken;
    private readonly double[] shares;

    // For each depth, at each point of the rule: the product over the inputs on the way, the sum over the leaves below, and what takes an input out of the product.
    private readonly double[] products;
    private readonly double[] sums;
    private readonly double[] inverses;
    private double[] values = [];
    private int row;

    public TreeWalk(TreeShares tree, GaussLegendre rule, FeatureTable rows)
    {
        (this.tree, this.rule, this.rows) = (tree, rule, rows);
        (taken, shares) = (new bool[rows.Columns.Length], new double[rows.Columns.Length]);
        var size = (tree.Depth + 1) * rule.Points.Length;
        (products, sums, inverses) = (new double[size], new double[size], new double[size]);
        Array.Fill(taken, true);
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
        if (taken[node.Input])
        {
            for (var at = 0; at < count; at++) inverses[start + at] = 1 / Known(rule.Points[at], shares[node.Input]);
            VisitAnew(node, node.Left, isLeft, depth);
            VisitAnew(node, node.Right, !isLeft, depth);
        }
        else
        {
            VisitAgain(node, node.Left, depth);
            VisitAgain(node, node.Right, depth);
        }
    }

    /// <summary>Goes to a child while the row itself has gone this way as far as the input was asked, if it was.</summary>
    private void VisitAnew(TreeNode node, int child, bool isTaken, int depth)
    {
        var shareBefore = shares[node.Input];
        var share = shareBefore * tree.Shares[child];
        if (!isTaken && share == 0) return;
        var (start, count) = (depth * rule.Points.Length, rule.Points.Length);
        var below = start + count;
        for (var at = 0; at < count; at++)
        {
            var point = rule.Points[at];
            products[below + at] = products[start + at] * inverses[start + at] * (isTaken ? Known(point, share) : (1 - point) * share);
        }

        (taken[node.Input], shares[node.Input]) = (isTaken, share);
        Visit(child, depth + 1);
        (taken[node.Input], shares[node.Input]) = (true, shareBefore);

        // Of what was added for the leaves below where the input was asked before, the difference is left to add.
        var value = 0.0;
        for (var at = 0; at < count; at++)
        {
            var point = rule.Points[at];
            var now = isTaken ? (1 - share) / Known(point, share) : -1 / (1 - point);
            value += rule.Weights[at] * (now - ((1 - shareBefore) * inverses[start + at])) * sums[below + at];
            sums[start + at] += sums[below + at];
        }

        values[node.Input] += value;
    }

    /// <summary>Goes to a child where the row has gone another way before: only how many learned rows come here still counts.</summary>
    private void VisitAgain(TreeNode node, int child, int depth)
    {
        var shareBefore = shares[node.Input];
        var (start, count) = (depth * rule.Points.Length, rule.Points.Length);
        for (var at = start; at < start + count; at++) products[at + count] = products[at] * tree.Shares[child];
        shares[node.Input] = shareBefore * tree.Shares[child];
        Visit(child, depth + 1);
        shares[node.Input] = shareBefore;
        for (var at = start; at < start + count; at++) sums[at] += sums[at + count];
    }

    /// <summary>The part of an input that the row would send this way, and so a share of learned rows where it is not known.</summary>
    private static double Known(double point, double share) => point + ((1 - point) * share);
}
