namespace Mlops.GitOps.Data.Learning;

/// <summary>What a learner has found: scores of rows, before they become probabilities.</summary>
public abstract record Predictor
{
    /// <summary>How many scores a row has.</summary>
    public abstract int Targets { get; }

    /// <summary>Adds the scores of a row to what stands there.</summary>
    public abstract void Score(FeatureTable rows, int row, Span<double> scores);
}
