using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Whether a change may be merged, with every reason.</summary>
/// <param name="PlanDigest">What was decided about; null where there is nothing that could be merged.</param>
/// <param name="PolicyDigest">By which rules; null where base has none.</param>
/// <param name="EvidenceDigest">From which answers and records.</param>
/// <param name="Environment">Whose pins change; null where none or several do.</param>
/// <param name="Models">The models whose pins change.</param>
/// <param name="IsAdvisory">Whether nothing makes anybody heed it.</param>
public sealed record Verdict(
    VerdictOutcome Outcome,
    ImmutableArray<Reason> Reasons,
    string Base,
    string Head,
    Digest? PlanDigest,
    Digest? PolicyDigest,
    Digest EvidenceDigest,
    string? Environment,
    ImmutableArray<string> Models,
    bool IsAdvisory)
{
    public const string Schema = "mlops/verdict/1";

    /// <summary>The names of the reasons, each once.</summary>
    public IEnumerable<string> Codes => Reasons.Select(static reason => reason.Code.Name).Distinct(StringComparer.Ordinal);
}
