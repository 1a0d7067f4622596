using System.CommandLine;
using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Data.Comparing;
using Mlops.GitOps.Execution.Experiments;

namespace Mlops.GitOps.Cli.Experiments;

/// <summary>How an experiment is compared: as its spec says, unless the command line says otherwise.</summary>
internal sealed class ComparisonChoice
{
    private const double UsualAlpha = 0.05;

    private readonly Option<string?> baseline = new("--baseline") { Description = "The combination that the others are held against, as 'trees=200 depth=4'; the best unless said", HelpName = "COMBINATION" };
    private readonly Option<string?> metric = new("--metric") { Description = "The metric that decides", HelpName = "METRIC" };
    private readonly Option<string?> test = new("--test") { Description = "The test of the differences", HelpName = "TEST" };
    private readonly Option<string?> correction = new("--correction") { Description = "The correction for many comparisons", HelpName = "CORRECTION" };
    private readonly Option<string?> alpha = new("--alpha") { Description = "The level of significance", HelpName = "SHARE" };

    public void AddTo(Command command)
    {
        test.AcceptOnlyFromAmong([.. Vocabulary.Comparisons]);
        correction.AcceptOnlyFromAmong([.. Vocabulary.Corrections]);
        alpha.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<string?>() is { } said && ShareOf(said) is null) result.AddError("'--alpha' wants a number between 0 and 1.");
        });
        foreach (var option in (Option[])[baseline, metric, test, correction, alpha]) command.Add(option);
    }

    public ComparisonTask TaskOf(ParseResult arguments, RecordedSweep sweep, SpecModel model)
    {
        var (plan, spec) = (sweep.Plan, sweep.Plan.Experiment);
        var name = MetricOf(arguments.GetValue(metric), plan);
        var chosen = arguments.GetValue(test) ?? spec.Test ?? "nadeau-bengio";
        if (chosen == "delong" && name != "auc") throw new UserMistake($"delong compares areas under the curve, and the metric is '{name}'", "say --metric auc, or --test nadeau-bengio");
        if (arguments.GetValue(baseline) is { } held && !plan.Configurations.Contains(held, StringComparer.Ordinal))
            throw new UserMistake($"experiment '{plan.Name}' has no combination '{held}'", $"there are {string.Join(", ", plan.Configurations.Select(static one => $"'{one}'"))}");
        return new ComparisonTask(name, IsLowerBetter(model, plan, name), chosen, arguments.GetValue(correction) ?? spec.Correction ?? "holm", ShareOf(arguments.GetValue(alpha)) ?? spec.Alpha ?? UsualAlpha,
            arguments.GetValue(baseline), sweep.TestOverTrain());
    }

    public static string MetricOf(string? given, SweepPlan plan) => given ?? plan.Experiment.Metric?.Value
        ?? throw new UserMistake($"experiment '{plan.Name}' does not say by which metric it is compared", "write `compare: {metric: …}`, or say --metric");

    /// <summary>Whether less of a metric is better, as the model says that the pipeline trains.</summary>
    public static bool IsLowerBetter(SpecModel model, SweepPlan plan, string metric) => model.Models
        .Where(one => one.Trainings.Any(training => training.Pipeline == plan.Pipeline.Name))
        .SelectMany(static one => one.Syntax.Metrics)
        .Any(one => one.Name.Value == metric.Split('.')[0] && one.IsLowerBetter);

    private static double? ShareOf(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is > 0 and < 1 ? share : null;
}
