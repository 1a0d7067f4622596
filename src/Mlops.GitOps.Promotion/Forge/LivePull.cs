using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Rules.Recorded;

namespace Mlops.GitOps.Promotion.Forge;

/// <summary>What is asked of the forge for a verdict, and what becomes of it where there is no answer.</summary>
public static class LivePull
{
    /// <summary>Returns the environments whose deployments are evidence: those that others come after.</summary>
    public static ImmutableArray<string> EvidenceIn(WorkspaceSyntax specs) =>
        [.. specs.Environments.SelectMany(static environment => environment.After).Select(static one => one.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Returns what a verdict sees of a pull request that could not be read: nothing that it could allow.</summary>
    public static RecordedPull Undecided(ForgeFailure failure) => RecordedPull.None with
    {
        Moved = failure.Trouble == ForgeTrouble.HeadMoved ? failure.Message : null,
        Problems = failure.Trouble == ForgeTrouble.HeadMoved ? [] : [failure.Message],
        Digest = Digest.OfText(failure.Message),
    };
}
