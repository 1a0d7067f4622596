namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>A way to part the rows of a node.</summary>
/// <param name="Bin">Of numbers: bins up to this one go left.</param>
/// <param name="LeftBins">Of texts: which bins go left.</param>
internal sealed record Split(double Gain, int Column, int Bin, bool[]? LeftBins, bool MissingGoesLeft, NodeSums Left, NodeSums Right, double LeftValue, double RightValue);
