using Mlops.GitOps.Rules.Planning.Comparing;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>Version records, which are only ever added, and the quarantine, of which nothing is ever taken out.</summary>
internal static class RecordJudge
{
    public static Judgement OfVersion(Difference difference) => difference.Kind == ChangeKind.Added && difference.Inner.Length == 1
        ? Judgement.Of(Impact.Additive, $"registers version {difference.Inner[0]} of model '{difference.Name}'")
        : Judgement.Of(Impact.None, $"changes the evidence about model '{difference.Name}', which no verdict allows");

    public static Judgement OfRejected(Difference difference) =>
        Judgement.Of(Impact.None, $"changes which versions of model '{difference.Name}' may run").And(difference.Before is null && difference.Inner is not ["released", ..] ? PolicyEffect.Stronger : PolicyEffect.Weaker);
}
