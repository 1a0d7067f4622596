namespace Mlops.GitOps.Data.Statistics.Explaining;

/// <summary>A decision tree: a leaf with a value, or a split; rows go right where the feature exceeds the threshold.</summary>
public abstract record TreeNode
{
    public sealed record Leaf(double Value) : TreeNode;

    public sealed record Split(int Feature, double Threshold, TreeNode Left, TreeNode Right) : TreeNode
    {
        public TreeNode For(ReadOnlySpan<double> row) => row[Feature] > Threshold ? Right : Left;
    }
}
