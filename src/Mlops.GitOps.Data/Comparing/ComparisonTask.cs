namespace Mlops.GitOps.Data.Comparing;

/// <summary>How configurations are compared.</summary>
/// <param name="Baseline">The configuration that the others are held against; the best unless said.</param>
/// <param name="TestOverTrain">Test rows for each training row; null where nobody knows.</param>
public sealed record ComparisonTask(string Metric, bool IsLowerBetter, string Test, string Correction, double Alpha, string? Baseline = null, double? TestOverTrain = null)
{
    /// <summary>Whether the test compares answers to rows, and not what replicates scored.</summary>
    public bool IsByRows => Test is "mcnemar" or "delong";

    public string EffectName => Test switch
    {
        "nadeau-bengio" or "paired-t" => "d",
        "wilcoxon" => "r",
        "friedman" => "rank",
        "mcnemar" => "odds",
        _ => "",
    };
}
