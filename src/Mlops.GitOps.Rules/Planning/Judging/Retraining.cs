using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Rules.Planning.Comparing;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>Which stages run anew because what their keys are over has changed: found by comparing what there is to do for each, before and after.</summary>
internal sealed class Retraining
{
    private readonly Dictionary<string, (PipelineUses Before, PipelineUses After, ChangedWork Work)> pipelines = new(StringComparer.Ordinal);

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
            if (ChangedWork.Between(before, @base.Model, after, head.Model) is { } work) retraining.pipelines.Add(before.Name, (old, young, work));
        }

        return retraining;
    }

    /// <summary>Returns what runs anew in the pipelines that depend on a definition.</summary>
    public Judgement Through(string section, string name) => pipelines
        .Where(pipeline => pipeline.Value.Before.Has(section, name) || pipeline.Value.After.Has(section, name))
        .OrderBy(static pipeline => pipeline.Key, StringComparer.Ordinal)
        .Aggregate(Judgement.Nothing, static (all, pipeline) => all.And(pipeline.Value.Work.EffectsOf(static _ => true).ToJudgement()));

    /// <summary>Returns what runs anew in a pipeline because of some of its stages; where none of these changed, because of all that did.</summary>
    public Judgement Within(string pipeline, Func<StageWork, bool> isMeant) =>
        pipelines.TryGetValue(pipeline, out var found) ? found.Work.EffectsOf(isMeant).ToJudgement() : Judgement.Nothing;

    private static bool MayChangeWork(Difference difference) => difference.Section is "datasets" or "entities" or "features" or "problems" or "pipelines" or "models" or "runtimes";
}
