using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Operations;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>The stages of a pipeline with other work than before, and what follows from that.</summary>
/// <param name="Changed">The stages whose own work has changed.</param>
internal sealed record ChangedWork(PipelineSymbol Pipeline, SpecModel Specs, Dictionary<string, StageWorth> Works, HashSet<string> Changed)
{
    // Which event starts it decides whether a stage runs at all, and nothing else of it.
    private const string Happening = "manual";

    public static ChangedWork? Between(PipelineSymbol before, SpecModel baseSpecs, PipelineSymbol after, SpecModel headSpecs)
    {
        var old = WorksOf(before, baseSpecs);

        // Which champion a model is compared with is no matter of the specs.
        var young = WorksOf(after, headSpecs with { Pins = baseSpecs.Pins, Versions = baseSpecs.Versions });
        var changed = young.Where(pair => !old.TryGetValue(pair.Key, out var earlier) || earlier != pair.Value).Select(static pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        return changed.Count == 0 ? null : new ChangedWork(after, headSpecs, young, changed);
    }

    /// <summary>Returns what runs anew because of the changed stages that are meant, with all that reads what they give.</summary>
    public StageEffects EffectsOf(Func<StageWork, bool> isMeant)
    {
        var affected = Changed.Where(id => isMeant(Works[id].Work)).ToHashSet(StringComparer.Ordinal);
        if (affected.Count == 0) affected = [.. Changed];
        foreach (var stage in Pipeline.Stages)
        {
            if (stage.Inputs.SelectMany(static input => input.Producers).Any(producer => affected.Contains(producer.Stage))) affected.Add(stage.Id);
        }

        var stages = Pipeline.Stages.Where(stage => affected.Contains(stage.Id)).ToList();
        var trained = Specs.Models.Where(model => model.Trainings.Any(training => training.Pipeline == Pipeline.Name && stages.Exists(stage => stage.Id == training.Stage || stage.Syntax.Name.Value == training.Stage)));
        return new StageEffects(Pipeline.Name, [.. stages.Select(static stage => stage.Syntax.Name.Value).Distinct(StringComparer.Ordinal)], [.. trained.Select(static model => model.Name)]);
    }

    private static Dictionary<string, StageWorth> WorksOf(PipelineSymbol pipeline, SpecModel specs)
    {
        var lowered = Lowering.Lower(specs, pipeline, Happening);
        return lowered.Operations.ToDictionary(static operation => operation.Id, operation => StageWorth.Of(operation.Work, lowered), StringComparer.Ordinal);
    }
}
