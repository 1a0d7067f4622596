using System.Globalization;
using Mlops.GitOps.Promotion.Promoting;

namespace Mlops.GitOps.Cli.Promoting;

/// <summary>Says what has become of a proposal.</summary>
internal static class ProposalText
{
    /// <param name="done">What to say where there was nothing to propose.</param>
    public static string Of(ProposalOutcome outcome, string done)
    {
        if (outcome.Proposal is not { } proposal) return done;
        var where = outcome.Url ?? string.Create(CultureInfo.InvariantCulture, $"pull request #{outcome.Number}");
        return outcome.Steps.Count == 0 ? $"{proposal.Title}: it is proposed already, {where}" : $"{proposal.Title}: {string.Join(", ", outcome.Steps)}, {where}";
    }
}
