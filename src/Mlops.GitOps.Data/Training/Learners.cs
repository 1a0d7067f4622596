using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Boosting;
using Mlops.GitOps.Data.Learning.Linear;
using Mlops.GitOps.Data.Learning.Logistic;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Training;

/// <summary>The learners by their names, with what their settings are where nothing is said.</summary>
internal static class Learners
{
    public const string Logistic = "logistic";

    public static Predictor Learn(LearnerOptions options, FeatureTable rows, LabelColumn label, long seed, Workers workers, Action<string> tell)
    {
        switch (options.Learner)
        {
            case "linear":
                return LinearLearner.Learn(rows, label, new LinearSettings(options.Number("l2", 1, 0)), workers);
            case Logistic:
                return LogisticLearner.Learn(rows, label, new LogisticSettings(options.Number("c", 1, 1e-12), options.Whole("maxIterations", 100, 1)), workers, tell);
            case "boosted-trees":
                return BoostingLearner.Learn(rows, label, SettingsOf(options, rows, seed), workers, tell);
            default:
                throw new StageFailure($"There is no built-in learner '{options.Learner}'.", "Write linear, logistic or boosted-trees, or train with a command.");
        }
    }

    private static BoostingSettings SettingsOf(LearnerOptions options, FeatureTable rows, long seed)
    {
        var directions = options.Directions("monotone");
        foreach (var name in directions.Keys)
        {
            var column = rows.Columns.FirstOrDefault(column => column.Input.Name == name) ?? throw new StageFailure($"`monotone` names '{name}', which is no input of the model.");
            if (column.Input.IsText) throw new StageFailure($"`monotone` names '{name}', whose values are texts.", "Only numbers rise and fall.");
        }

        return new BoostingSettings
        {
            Trees = options.Whole("trees", 100, 1, 100_000),
            LearningRate = options.Number("learningRate", 0.1, 1e-9, 100),
            Leaves = options.Whole("leaves", 31, 2, 65_536),
            MinLeaf = options.Whole("minLeaf", 20, 1),
            Bins = options.Whole("bins", BoostingSettings.MostBins, 2, BoostingSettings.MostBins),
            L2 = options.Number("l2", 0, 0),
            Depth = options.Whole("depth", int.MaxValue, 1),
            EarlyStopping = options.Flag("earlyStopping"),
            Monotone = [.. rows.Columns.Select(column => directions.GetValueOrDefault(column.Input.Name))],
            Seed = options.Seed(seed),
        };
    }
}
