using System.Text;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Rules.Auditing;

namespace Mlops.GitOps.Promotion.Judging;

/// <summary>Reads the audit as far as this clone has it.</summary>
public static class AuditReader
{
    public const string Ref = "refs/mlops/audit";

    public static AuditState Check(GitRepository repository)
    {
        if (repository.FindCommit(Ref) is not { } commit) return AuditState.Absent;
        return AuditChain.Verify(Read(repository, commit)).IsEmpty ? AuditState.Sound : AuditState.Broken;
    }

    /// <summary>Returns the newest file of the audit as a commit has it; null where it has none.</summary>
    public static string? Last(GitRepository repository, string commit) =>
        repository.Files(commit).MaxBy(static file => file.Path, StringComparer.Ordinal) is { } last ? Encoding.UTF8.GetString(repository.Read(last)) : null;

    /// <summary>Whether the audit holds an ALLOW of merging a head in a workspace.</summary>
    public static bool HasAllow(IEnumerable<AuditEntry> entries, string workspace, string head) =>
        entries.Any(entry => entry.Workspace == workspace && entry.Verdict.Text("head")?.Value == head && entry.Verdict.Text("verdict")?.Value == "ALLOW");

    /// <summary>Returns the entries of the audit that can be read, in order; none where this clone has no audit.</summary>
    public static IReadOnlyList<AuditEntry> Entries(GitRepository repository) =>
        repository.FindCommit(Ref) is { } commit ? [.. Read(repository, commit).OrderBy(static file => file.Path, StringComparer.Ordinal).Select(static file => AuditEntry.TryParse(file.Text)).OfType<AuditEntry>()] : [];

    /// <summary>Returns every file of the audit as a commit has it.</summary>
    public static IReadOnlyList<(string Path, string Text)> Read(GitRepository repository, string commit)
    {
        var files = repository.Files(commit);
        var read = new (string, string)[files.Length];
        repository.ReadAll(files, (at, bytes) => read[at] = (files[at].Path, Encoding.UTF8.GetString(bytes)));
        return read;
    }
}
