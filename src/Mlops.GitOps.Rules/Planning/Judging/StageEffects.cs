using System.Collections.Immutable;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>Which stages of a pipeline run anew.</summary>
/// <param name="Stages">By name, in an order in which they run.</param>
/// <param name="Models">The models that are learnt anew.</param>
internal sealed record StageEffects(string Pipeline, ImmutableArray<string> Stages, ImmutableArray<string> Models)
{
    public Judgement ToJudgement() => Models.IsEmpty
        ? Judgement.Of(Impact.Additive, $"runs anew in pipeline '{Pipeline}': {string.Join(", ", Stages)}")
        : Judgement.Of(Impact.Retrain, Models.Select(model => $"retrains model '{model}' (pipeline {Pipeline}: {string.Join(", ", Stages)})"));
}
