using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Judging;
using Mlops.GitOps.Rules.Auditing;

namespace Mlops.GitOps.Promotion.Auditing;

/// <summary>Writes verdicts down, one after the other, however many write at once.</summary>
public sealed class AuditWriter(GitRepository repository)
{
    // Each attempt that fails means that another succeeded.
    private const int MostAttempts = 50;

    private readonly GitWriter writer = new(repository);

    /// <summary>Appends a verdict and returns its entry.</summary>
    /// <param name="remote">The remote that keeps the audit for all; null to write it into this clone only.</param>
    public AuditEntry Append(string? remote, DateTimeOffset at, string workspace, YamlMap verdict, YamlMap? recorded)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var tip = remote is null ? repository.FindCommit(AuditReader.Ref) : writer.FetchReference(remote, AuditReader.Ref);
            var last = tip is null ? null : AuditReader.Last(repository, tip);
            if (AuditChain.Next(last, at, workspace, verdict, recorded) is not { } entry)
                throw new GitFailure("the newest entry of the audit can't be read, and nothing is put after what is broken", "mlops audit verify");
            var commit = writer.Commit(writer.TreeWith(tip, (entry.Path, entry.Write())), tip, $"verdict {entry.Number}\n");
            if (remote is not null && !writer.TryPush(remote, commit, AuditReader.Ref, tip)) continue;
            var here = repository.FindCommit(AuditReader.Ref);
            if (writer.TryMove(AuditReader.Ref, commit, remote is null ? tip : here) || remote is not null) return entry;
        }

        throw new GitFailure($"{AuditReader.Ref} can't be moved", remote is null ? null : $"see whether the token may push it: git push {remote} {AuditReader.Ref}");
    }
}
