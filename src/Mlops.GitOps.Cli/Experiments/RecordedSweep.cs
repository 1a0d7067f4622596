using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Data.Comparing;
using Mlops.GitOps.Execution.Experiments;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;

namespace Mlops.GitOps.Cli.Experiments;

/// <summary>The runs of an experiment that are recorded as things are now.</summary>
/// <param name="Runs">By combination and replicate.</param>
internal sealed record RecordedSweep(SweepPlan Plan, MlflowStore Store, ImmutableDictionary<(string Configuration, int Replicate), MlflowRun> Runs, bool IsComplete)
{
    public int Missing => Plan.Trials.Length - Runs.Count;

    public static RecordedSweep Of(SweepPlan plan, MlflowStore store)
    {
        var wanted = plan.Trials.Select(static trial => (trial.Configuration, trial.Replicate)).ToHashSet();
        var runs = ImmutableDictionary.CreateBuilder<(string, int), MlflowRun>();
        var experiment = store.Experiments().FirstOrDefault(one => one.Name == plan.Name);
        foreach (var run in experiment is null ? [] : store.Runs(experiment.Id))
        {
            if (run.Status != MlflowStatus.Finished || run.Tags.ContainsKey(TrialTags.ReplacedBy) || run.Tag(TrialTags.Pipeline) != plan.Pipeline.Name) continue;
            if (!int.TryParse(run.Tag(TrialTags.Replicate), NumberStyles.None, CultureInfo.InvariantCulture, out var replicate)) continue;
            var place = (run.Tag(TrialTags.Configuration), replicate);
            if (wanted.Contains(place)) runs.TryAdd(place, run);
        }

        if (runs.Count == 0) throw new UserMistake($"no run of experiment '{plan.Name}' is recorded yet", $"mlops experiments run {plan.Name}", ExitStatus.No);
        return new(plan, store, runs.ToImmutable(), experiment?.Tags.GetValueOrDefault(TrialTags.IsComplete) != "false");
    }

    /// <summary>Returns what was measured of each combination, in the order of the sweep; one without any run is left out.</summary>
    public IReadOnlyList<Contender> Contenders(string metric)
    {
        var contenders = new List<Contender>();
        foreach (var configuration in Plan.Configurations)
        {
            var scores = ImmutableSortedDictionary.CreateBuilder<int, double>();
            foreach (var (place, run) in Runs)
            {
                if (place.Configuration == configuration) scores.Add(place.Replicate, ScoreOf(run, metric));
            }

            if (scores.Count > 0) contenders.Add(new Contender(configuration, scores.ToImmutable()));
        }

        return contenders;
    }

    /// <summary>Returns how many test rows there are for each training row; null where no run says.</summary>
    public double? TestOverTrain()
    {
        var (test, train) = (0.0, 0.0);
        foreach (var run in Runs.Values)
        {
            if (!TryCount(run, TrialTags.TestRows, out var judged) || !TryCount(run, TrialTags.TrainingRows, out var learned)) return null;
            (test, train) = (test + judged, train + learned);
        }

        return train > 0 ? test / train : null;
    }

    private static bool TryCount(MlflowRun run, string tag, out double count) => double.TryParse(run.Tag(tag), NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private static double ScoreOf(MlflowRun run, string metric)
    {
        if (run.Metrics.TryGetValue(metric, out var value) && double.IsFinite(value.Value)) return value.Value;
        var hint = Spelling.Nearest(metric, run.Metrics.Keys) is { } nearest ? $"did you mean '{nearest}'?" : $"it has {string.Join(", ", run.Metrics.Keys.Where(static key => !key.Contains('.', StringComparison.Ordinal)))}";
        throw new UserMistake($"run '{run.Name}' has no metric '{metric}'", hint);
    }
}
