using System.Text;
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

    /// <summary>Returns every file of the audit as a commit has it.</summary>
    public static IReadOnlyList<(string Path, string Text)> Read(GitRepository repository, string commit)
    {
        var files = repository.Files(commit);
        var read = new (string, string)[files.Length];
        repository.ReadAll(files, (at, bytes) => read[at] = (files[at].Path, Encoding.UTF8.GetString(bytes)));
        return read;
    }
}
