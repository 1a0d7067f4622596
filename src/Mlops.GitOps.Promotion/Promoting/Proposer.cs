using System.Text.Json;
using Mlops.GitOps.Promotion.Forge;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Snapshots;

namespace Mlops.GitOps.Promotion.Promoting;

/// <summary>Brings a change before people: a commit on a branch of its own, and a pull request. Every step looks first whether it was done, so the same
/// command finishes what another began, wherever that one stopped.</summary>
/// <param name="remote">The name of the remote that the forge serves.</param>
/// <param name="name">The forge's name of the repository.</param>
/// <param name="describe">Returns the body of the pull request, for the commits of base and head.</param>
public sealed class Proposer(GitRepository repository, GitHubClient forge, string remote, RepositoryName name, Func<string, string, string> describe)
{
    private readonly GitWriter writer = new(repository);

    /// <param name="choose">Returns what is to change at the base; null where there is nothing left to do.</param>
    public ProposalOutcome Run(Func<Ground, string, Proposal?> choose)
    {
        var into = TextOf(forge.Repository(name), "default_branch");
        var @base = writer.Fetch(remote, into) ?? throw new PromotionRefusal($"the remote '{remote}' has no branch '{into}'", "push it first");
        var snapshot = new SnapshotReader(repository).Read(@base)[0];
        if (choose(new Ground(snapshot.Files, snapshot.Compilation), @base) is not { } proposal) return new ProposalOutcome(null, @base, null, null, null, []);
        var steps = new List<string>();
        var commit = EnsureBranch(proposal, @base, steps);
        var pull = EnsurePull(proposal, into, @base, commit, steps);
        return new ProposalOutcome(proposal, @base, commit, pull.Number, pull.Url, steps);
    }

    private string EnsureBranch(Proposal proposal, string @base, List<string> steps)
    {
        var tree = proposal.Tree?.Invoke(@base) ?? writer.TreeWith(@base, proposal.Files.Select(file => (repository.Prefix + file.Path, file.Text)));
        var there = writer.Fetch(remote, proposal.Branch);
        if (there is not null)
        {
            // Merging it must give just what is wanted now. What was merged before, or was made from older pins, does not.
            if (!repository.IsAncestor(there, @base) && repository.Merge(@base, there).Tree == tree) return there;
            if (!IsOurs(there, @base)) throw new PromotionRefusal($"branch '{proposal.Branch}' of '{remote}' holds something else", $"look at it, then remove it: git push {remote} --delete {proposal.Branch}");
        }

        var commit = writer.Commit(tree, @base, proposal.Message);
        writer.Push(remote, commit, proposal.Branch, there);
        steps.Add(there is null ? $"pushed branch {proposal.Branch}" : $"made branch {proposal.Branch} anew, for the base has moved on");
        return commit;
    }

    private PullFacts EnsurePull(Proposal proposal, string into, string @base, string commit, List<string> steps)
    {
        var body = ProposalBody.Wrap($"{proposal.Shown}\n\n{describe(@base, commit)}");
        foreach (var candidate in forge.PullsFrom(name, proposal.Branch, into))
        {
            var pull = PullFacts.Of(candidate);
            if (pull.State != "open") continue;
            var written = candidate.TryGetProperty("body", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() ?? "" : "";
            if (ProposalBody.Replace(written, body) is not { } renewed) return pull;
            forge.UpdatePull(new PullName(name, pull.Number), TextOf(candidate, "title"), renewed);
            steps.Add(FormattableString.Invariant($"described pull request #{pull.Number} anew"));
            return pull;
        }

        var opened = PullFacts.Of(forge.CreatePull(name, proposal.Title, proposal.Branch, into, body));
        steps.Add(FormattableString.Invariant($"opened pull request #{opened.Number}"));
        return opened;
    }

    // A branch that people have worked on is theirs.
    private bool IsOurs(string tip, string @base) =>
        repository.Commits(@base, tip).All(static commit => commit.Message.Contains($"\n{Proposal.TrailerName}: ", StringComparison.Ordinal));

    private static string TextOf(JsonElement element, string field) =>
        element.TryGetProperty(field, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } value
            ? value
            : throw new ForgeFailure(ForgeTrouble.Garbled, $"GitHub's answer lacks `{field}`");
}
