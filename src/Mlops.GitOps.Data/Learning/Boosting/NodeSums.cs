namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>What the rows of a node come to.</summary>
internal readonly record struct NodeSums(double Gradient, double Hessian, int Count)
{
    public static NodeSums operator +(NodeSums sums, HistogramBin bin) => new(sums.Gradient + bin.Gradient, sums.Hessian + bin.Hessian, sums.Count + bin.Count);

    public static NodeSums operator -(NodeSums whole, NodeSums part) => new(whole.Gradient - part.Gradient, whole.Hessian - part.Hessian, whole.Count - part.Count);
}
