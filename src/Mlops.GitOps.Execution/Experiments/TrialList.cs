using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Execution.Experiments;

/// <summary>The runs of a sweep: every combination of the values, the last parameter changing fastest, and of each as many replicates as are asked for.</summary>
internal static class TrialList
{
    private const string Prefix = "params.";

    public static ImmutableArray<Trial> Of(ExperimentSyntax experiment, PipelineSyntax pipeline)
    {
        var replicates = (int)Math.Max(1, experiment.Replicates?.Value ?? 1);
        var trials = ImmutableArray.CreateBuilder<Trial>();
        foreach (var values in Combinations(experiment.Sweep))
        {
            for (var replicate = 1; replicate <= replicates; replicate++) trials.Add(Of(trials.Count + 1, values, replicate, pipeline));
        }

        return trials.ToImmutable();
    }

    private static IEnumerable<ImmutableArray<SweptValue>> Combinations(ImmutableArray<YamlEntry> sweep)
    {
        List<ImmutableArray<SweptValue>> combinations = [[]];
        foreach (var axis in sweep)
        {
            var values = ((YamlSequence)axis.Value).Items.Select(item => new SweptValue(axis.Name[Prefix.Length..], item)).DistinctBy(static value => value.Text, StringComparer.Ordinal).ToList();
            combinations = [.. combinations.SelectMany(combination => values.Select(value => combination.Add(value)))];
        }

        return combinations;
    }

    private static Trial Of(int number, ImmutableArray<SweptValue> values, int replicate, PipelineSyntax pipeline)
    {
        var parameters = pipeline.Parameters.ToDictionary(static parameter => parameter.Name.Value, static parameter => SweptValue.TextOf(parameter.Default), StringComparer.Ordinal);
        foreach (var value in values) parameters[value.Parameter] = value.Text;
        var seed = (long.TryParse(parameters.GetValueOrDefault("seed"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var own) ? own : 0) + replicate - 1;
        var sets = values.Select(static value => value.Set).ToList();
        if (replicate > 1)
        {
            sets.RemoveAll(static set => set.StartsWith("params.seed=", StringComparison.Ordinal));
            sets.Add(FormattableString.Invariant($"params.seed={seed}"));
            sets.AddRange(SeedsOfStages(pipeline, replicate - 1));
            parameters["seed"] = seed.ToString(CultureInfo.InvariantCulture);
        }

        return new Trial(number, values, replicate, seed, [.. sets], parameters.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    // A stage that has a number of its own does not look at the pipeline's.
    private static IEnumerable<string> SeedsOfStages(PipelineSyntax pipeline, long later)
    {
        foreach (var stage in pipeline.Stages)
        {
            if (stage.Body.Find("seed")?.Value is YamlScalar own && long.TryParse(own.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed))
                yield return FormattableString.Invariant($"stages.{stage.Name.Value}.seed={seed + later}");
        }
    }
}
