using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Rules.Auditing;

namespace Mlops.GitOps.Promotion.Auditing;

/// <summary>Looks for commits that moved pins though the audit holds no ALLOW of them.</summary>
internal static class PromotionCheck
{
    /// <summary>Returns a problem for each such commit since the audit began.</summary>
    public static IEnumerable<AuditProblem> Unjudged(GitRepository repository, string branch, IReadOnlyList<AuditEntry> entries)
    {
        if (entries.Count == 0) yield break;
        var first = entries[0].Verdict.Text("base")?.Value;
        var since = repository.History(branch).TakeWhile(commit => commit.Id != first).ToDictionary(static commit => commit.Id, StringComparer.Ordinal);
        foreach (var workspace in entries.Select(static entry => entry.Workspace).Distinct(StringComparer.Ordinal))
        {
            var allowed = AllowedIn(entries, workspace);
            var heads = allowed.SelectMany(static heads => heads).ToHashSet(StringComparer.Ordinal);
            var folder = workspace.Length == 0 ? "environments/" : $"{workspace}/environments/";
            foreach (var commit in repository.Revisions(branch, folder).Select(static revision => revision.Commit).Distinct(StringComparer.Ordinal).Reverse())
            {
                if (since.TryGetValue(commit, out var facts) && !IsAllowed(repository, facts, allowed, heads)) yield return new AuditProblem(commit, "it moved pins, and the audit holds no ALLOW of it");
            }
        }
    }

    private static ILookup<string, string> AllowedIn(IEnumerable<AuditEntry> entries, string workspace) => entries
        .Where(entry => entry.Workspace == workspace && entry.Verdict.Text("verdict")?.Value == "ALLOW")
        .ToLookup(static entry => entry.Verdict.Text("base")?.Value ?? "", static entry => entry.Verdict.Text("head")?.Value ?? "", StringComparer.Ordinal);

    // A merge names the head that was judged. What was squashed does not, but has the tree of merging one.
    private static bool IsAllowed(GitRepository repository, CommitFacts commit, ILookup<string, string> allowed, HashSet<string> heads)
    {
        if (commit.Parents is [var into, var head]) return heads.Contains(head) && repository.Merge(into, head).Tree == commit.Tree;
        return commit.Parents is [var parent] && allowed[parent].Any(one => repository.FindCommit(one) is not null && repository.Merge(parent, one).Tree == commit.Tree);
    }
}
