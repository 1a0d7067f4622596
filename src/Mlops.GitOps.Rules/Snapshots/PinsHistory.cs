using System.Collections.Immutable;

namespace Mlops.GitOps.Rules.Snapshots;

/// <summary>What environments were pinned to along the first parents of base.</summary>
/// <param name="Commits">Base and its first parents, the newest first.</param>
/// <param name="Revisions">Every change of a pins file along them, the newest first.</param>
public sealed record PinsHistory(ImmutableArray<string> Commits, ImmutableArray<PinsRevision> Revisions)
{
    public static PinsHistory None { get; } = new([], []);

    /// <summary>Whether a slot ever ran a bundle.</summary>
    public bool WasPinned(string environment, string model, string slot, string bundle) =>
        Revisions.Any(revision => revision.Environment == environment && revision.Names(model, slot, bundle));

    /// <summary>Whether a slot ran a bundle at a commit.</summary>
    public bool IsPinnedAt(string commit, string environment, string model, string slot, string bundle)
    {
        var age = Commits.IndexOf(commit);
        if (age < 0) return false;
        var then = Revisions.Where(revision => revision.Environment == environment && revision.Age >= age).MinBy(static revision => revision.Age);
        return then is not null && then.Names(model, slot, bundle);
    }
}
