using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>How trees are boosted. What is not said is as scikit-learn has it.</summary>
public sealed record BoostingSettings
{
    /// <summary>So many bins, and one for missing values, have a byte for a name.</summary>
    public const int MostBins = 255;

    public int Trees { get; init; } = 100;

    public double LearningRate { get; init; } = 0.1;

    public int Leaves { get; init; } = 31;

    /// <summary>The fewest rows of a leaf.</summary>
    public int MinLeaf { get; init; } = 20;

    public int Bins { get; init; } = MostBins;

    /// <summary>How much the sum of squared values of leaves counts beside the loss.</summary>
    public double L2 { get; init; }

    public int Depth { get; init; } = int.MaxValue;

    /// <summary>Whether to stop when rows that are held back get no better; null for when there are more than 10 000 rows.</summary>
    public bool? EarlyStopping { get; init; }

    /// <summary>For each input whether the score may only rise (1) or only fall (-1) with it; empty for none.</summary>
    public ImmutableArray<int> Monotone { get; init; } = [];

    /// <summary>Chooses the rows that are held back.</summary>
    public long Seed { get; init; }
}
