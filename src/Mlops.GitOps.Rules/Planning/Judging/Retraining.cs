using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Rules.Planning.Comparing;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>Which stages run anew because what their keys are over has changed: found by comparing what there is to do for each, before and after.</summary>
internal sealed class Retraining
{
    // Which event starts it decides whether a stage runs at all, and nothing else of it.
    private const string Happening = "manual";

    private readonly Dictionary<string, (PipelineUses Before, PipelineUses After, StageEffects Effects)> pipelines = new(StringComparer.Ordinal);

    private Retraining()
    {
    }

    public static Retraining Of(Compilation @base, Compilation head, IEnumerable<Difference> differences)
    {
        var retraining = new Retraining();
        var changed = differences.Where(MayChangeWork).Select(static difference => (difference.Section, difference.Names.Length > 1 ? difference.Name : "")).ToHashSet();
        if (changed.Count == 0 || @base.HasErrors || head.HasErrors) return retraining;
        foreach (var before in @base.Model.Pipelines)
        {
            if (head.Model.Pipelines.FirstOrDefault(one => one.Name == before.Name) is not { } after) continue;
            var (old, young) = (PipelineUses.Of(before, @base.Model), PipelineUses.Of(after, head.Model));
            if (!old.Has(changed) && !young.Has(changed)) continue;
            if (EffectsIn(before, @base.Model, after, head.Model) is { } effects) retraining.pipelines.Add(before.Name, (old, young, effects));
        }

        return retraining;
    }

    /// <summary>Returns what runs anew in the pipelines that depend on a definition.</summary>
    public Judgement Through(string section, string name) => pipelines.Values
        .Where(pipeline => pipeline.Before.Has(section, name) || pipeline.After.Has(section, name))
        .OrderBy(static pipeline => pipeline.Effects.Pipeline, StringComparer.Ordinal)
        .Aggregate(Judgement.Nothing, static (all, pipeline) => all.And(pipeline.Effects.ToJudgement()));

    private static bool MayChangeWork(Difference difference) => difference.Section is "datasets" or "entities" or "features" or "problems" or "pipelines" or "models" or "runtimes";

    private static StageEffects? EffectsIn(PipelineSymbol before, SpecModel baseSpecs, PipelineSymbol after, SpecModel headSpecs)
    {
        var old = Works(before, baseSpecs);

        // Which champion a model is compared with is no matter of the specs.
        var young = Works(after, headSpecs with { Pins = baseSpecs.Pins, Versions = baseSpecs.Versions });
        var affected = young.Where(pair => !old.TryGetValue(pair.Key, out var earlier) || earlier != pair.Value).Select(static pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var stage in after.Stages)
        {
            if (stage.Inputs.SelectMany(static input => input.Producers).Any(producer => affected.Contains(producer.Stage))) affected.Add(stage.Id);
        }

        if (affected.Count == 0) return null;
        var trained = headSpecs.Models.Where(model => model.Trainings.Any(training => training.Pipeline == after.Name && after.Stages.Any(stage => affected.Contains(stage.Id) && (stage.Id == training.Stage || stage.Syntax.Name.Value == training.Stage))));
        return new StageEffects(after.Name, [.. after.Stages.Where(stage => affected.Contains(stage.Id)).Select(static stage => stage.Syntax.Name.Value).Distinct(StringComparer.Ordinal)], [.. trained.Select(static model => model.Name)]);
    }

    private static Dictionary<string, StageWorth> Works(PipelineSymbol pipeline, SpecModel specs)
    {
        var lowered = Lowering.Lower(specs, pipeline, Happening);
        return lowered.Operations.ToDictionary(static operation => operation.Id, operation => StageWorth.Of(operation.Work, lowered), StringComparer.Ordinal);
    }
}
