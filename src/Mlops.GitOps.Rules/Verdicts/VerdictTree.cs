using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Attesting;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Writes a verdict as the tree that commands print, the audit keeps and statements hold.</summary>
public static class VerdictTree
{
    public static YamlMap Of(Verdict verdict) => YamlTree.Map(
        ("schema", YamlTree.Text(Verdict.Schema)),
        ("verdict", YamlTree.Text(NameOf(verdict.Outcome))),
        ("reasons", YamlTree.Seq(verdict.Reasons.Select(Of))),
        ("base", YamlTree.Text(verdict.Base)),
        ("head", YamlTree.Text(verdict.Head)),
        ("planDigest", TextOrNull(verdict.PlanDigest?.ToString())),
        ("policyDigest", TextOrNull(verdict.PolicyDigest?.ToString())),
        ("evidenceDigest", YamlTree.Text(verdict.EvidenceDigest.ToString())),
        ("environment", TextOrNull(verdict.Environment)),
        ("models", YamlTree.Seq(verdict.Models.Select(YamlTree.Text))),
        ("advisory", verdict.IsAdvisory ? YamlTree.Bool(true) : null));

    public static string NameOf(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Allow => "ALLOW",
        VerdictOutcome.Deny => "DENY",
        _ => "INDETERMINATE",
    };

    /// <summary>Returns the statement that the head commit was judged so.</summary>
    public static Statement StatementOf(Verdict verdict) =>
        new([new StatementSubject("head", Statement.GitCommit, verdict.Head)], Statement.VerdictPredicate, Of(verdict));

    private static YamlMap Of(Reason reason) => YamlTree.Map(
        ("code", YamlTree.Text(reason.Code.Name)),
        ("message", YamlTree.Text(reason.Message)),
        ("span", reason.At is { } at ? Span(at) : null),
        ("wouldSatisfy", reason.WouldSatisfy is { } way ? YamlTree.Text(way) : null));

    private static YamlMap Span(Location at) => YamlTree.Map(
        ("file", YamlTree.Text(at.Path)),
        ("line", YamlTree.Number(at.Start.Line)),
        ("column", YamlTree.Number(at.Start.Column)),
        ("endLine", YamlTree.Number(at.End.Line)),
        ("endColumn", YamlTree.Number(at.End.Column)));

    private static YamlScalar TextOrNull(string? text) => text is null ? YamlTree.Null : YamlTree.Text(text);
}
