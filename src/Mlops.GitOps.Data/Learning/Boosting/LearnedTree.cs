using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>A tree of questions, the first at place 0.</summary>
/// <param name="Target">The score it adds to.</param>
public sealed record LearnedTree(int Target, ImmutableArray<TreeNode> Nodes)
{
    public TreeNode LeafOf(FeatureTable rows, int row)
    {
        var node = Nodes[0];
        while (!node.IsLeaf) node = Nodes[node.TakesLeft(rows, row) ? node.Left : node.Right];
        return node;
    }
}
