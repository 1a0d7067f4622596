namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>A node of a tree that grows: some rows, and the best way to part them.</summary>
internal sealed class GrowingNode(int place, int start, int depth, NodeSums sums, double lower, double upper)
{
    /// <summary>Its place in the tree.</summary>
    public int Place { get; } = place;

    /// <summary>Where its rows start.</summary>
    public int Start { get; } = start;

    public int Depth { get; } = depth;

    public NodeSums Sums { get; } = sums;

    /// <summary>The least value that a leaf below may have, so that the score moves one way only.</summary>
    public double Lower { get; } = lower;

    public double Upper { get; } = upper;

    /// <summary>The value it would have as a leaf.</summary>
    public double Value { get; set; }

    public Split? Split { get; set; }

    /// <summary>Its sums by column and bin; null where it is a leaf.</summary>
    public HistogramBin[]? Histogram { get; set; }

    public GrowingNode? Left { get; set; }

    public GrowingNode? Right { get; set; }
}
