namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>What the rows of a bin come to.</summary>
internal struct HistogramBin
{
    public double Gradient;
    public double Hessian;
    public int Count;
}
