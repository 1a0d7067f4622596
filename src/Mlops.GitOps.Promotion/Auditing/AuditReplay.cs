using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Judging;
using Mlops.GitOps.Rules.Auditing;
using Mlops.GitOps.Rules.Recorded;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Promotion.Auditing;

/// <summary>Judges again everything that was written down, each by the rules then in force, and looks for promotions that nobody judged.</summary>
public static class AuditReplay
{
    /// <summary>Returns everything that is wrong: with the chain, with verdicts that come out otherwise, and with promotions that the audit does not allow.</summary>
    /// <param name="branch">The commit whose history is looked through.</param>
    /// <param name="judged">Is told after each entry.</param>
    public static ImmutableArray<AuditProblem> Run(GitRepository repository, string audit, string branch, Action judged)
    {
        var files = AuditReader.Read(repository, audit);
        var problems = AuditChain.Verify(files).ToBuilder();
        var entries = files.OrderBy(static file => file.Path, StringComparer.Ordinal).Select(static file => AuditEntry.TryParse(file.Text)).OfType<AuditEntry>().ToList();
        foreach (var entry in entries)
        {
            if (ProblemOf(repository, entry) is { } why) problems.Add(new AuditProblem(entry.Path, why));
            judged();
        }

        problems.AddRange(PromotionCheck.Unjudged(repository, branch, entries));
        return problems.ToImmutable();
    }

    private static string? ProblemOf(GitRepository repository, AuditEntry entry)
    {
        if (entry.Recorded is not { } recorded) return null;
        var (@base, head) = (entry.Verdict.Text("base")?.Value ?? "", entry.Verdict.Text("head")?.Value ?? "");
        if (repository.FindCommit(@base) is null || repository.FindCommit(head) is null) return "this clone lacks a commit that it speaks of";
        var prefix = entry.Workspace.Length == 0 ? "" : entry.Workspace + "/";
        var change = ChangeReader.Read(repository, prefix, @base, head, RecordedPullReader.Read(YamlJson.Write(recorded)), AuditState.Sound);
        var again = VerdictTree.Of(Authorize.Judge(change with { IsAdvisory = entry.Verdict.Flag("advisory") }));
        return again.Text("verdict")?.Value == entry.Verdict.Text("verdict")?.Value && CodesOf(again).SequenceEqual(CodesOf(entry.Verdict), StringComparer.Ordinal)
            ? null
            : $"it says {Said(entry.Verdict)}, and judged again it is {Said(again)}";
    }

    private static IEnumerable<string> CodesOf(YamlMap verdict) =>
        verdict.Maps("reasons").Select(static reason => reason.Text("code")?.Value ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static string Said(YamlMap verdict)
    {
        var codes = string.Join(", ", CodesOf(verdict));
        return verdict.Text("verdict")?.Value + (codes.Length == 0 ? "" : $" ({codes})");
    }
}
