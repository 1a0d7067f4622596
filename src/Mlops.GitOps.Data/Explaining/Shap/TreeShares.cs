using Mlops.GitOps.Data.Learning.Boosting;

namespace Mlops.GitOps.Data.Explaining.Shap;

/// <summary>A tree with what is expected where nothing is asked: each side by its share of the rows that were learned from.</summary>
/// <param name="Shares">For each node, which share of its parent's rows came to it.</param>
/// <param name="Expected">The mean over those rows.</param>
/// <param name="Depth">The most questions before a leaf.</param>
/// <param name="Asked">The most inputs that are asked before a leaf.</param>
internal sealed record TreeShares(LearnedTree Tree, double[] Shares, double Expected, int Depth, int Asked)
{
    public static TreeShares Of(LearnedTree tree)
    {
        var shares = new double[tree.Nodes.Length];
        shares[0] = 1;
        var asked = new Dictionary<int, int>();
        var (depth, inputs) = (0, 0);
        var expected = Walk(0, 0);
        return new(tree, shares, expected, depth, inputs);

        double Walk(int place, int above)
        {
            var node = tree.Nodes[place];
            if (node.IsLeaf)
            {
                depth = Math.Max(depth, above);
                inputs = Math.Max(inputs, asked.Count);
                return node.Value;
            }

            var (left, right) = (tree.Nodes[node.Left].Cover, tree.Nodes[node.Right].Cover);
            shares[node.Left] = left + right > 0 ? left / (left + right) : 0.5;
            shares[node.Right] = 1 - shares[node.Left];
            asked[node.Input] = asked.GetValueOrDefault(node.Input) + 1;
            var value = (shares[node.Left] * Walk(node.Left, above + 1)) + (shares[node.Right] * Walk(node.Right, above + 1));
            if (--asked[node.Input] == 0) asked.Remove(node.Input);
            return value;
        }
    }
}
