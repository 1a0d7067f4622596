using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Stages;

/// <summary>The settings that built-in learners know.</summary>
internal static class LearnerSettingsTable
{
    public static ImmutableArray<string>? Of(string learner) => learner switch
    {
        "linear" => ["l2", "seed"],
        "logistic" => ["c", "maxIterations", "seed"],
        "boosted-trees" => ["trees", "learningRate", "leaves", "minLeaf", "bins", "l2", "depth", "earlyStopping", "monotone", "seed"],
        _ => null,
    };
}
