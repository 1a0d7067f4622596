using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Core.Policies;

/// <summary>MLG7001: approvals that nobody can give; an error where that holds for every author, a warning where for some.</summary>
internal static class UnsatisfiableApproval
{
    public static readonly Policy Policy = new(Catalog.UnsatisfiableApproval, Check);

    private const string Anybody = "whoever the author is";

    private static void Check(PolicyContext context)
    {
        var quorum = new ApprovalQuorum(context.Syntax.Header.Roles);
        var isOwnerMissed = false;
        foreach (var demand in ApprovalDemand.In(context.Syntax))
        {
            if (demand.Seats is not { } seats)
            {
                // However many places ask for the owner, one model lacks one.
                if (!isOwnerMissed) Report(context, demand, "the approval of an owner whom a model does not name", Anybody, Severity.Error);
                isOwnerMissed = true;
            }
            else if (seats.All(seat => quorum.Knows(seat.Role))) Check(context, quorum, demand, seats);
        }
    }

    private static void Check(PolicyContext context, ApprovalQuorum quorum, ApprovalDemand demand, IReadOnlyList<Seats> seats)
    {
        var asked = string.Join(" and ", seats.Select(static seat => FormattableString.Invariant($"{seat.Count} of '{seat.Role}'")));
        if (!quorum.CanBeMetAtAll(seats)) Report(context, demand, asked, Anybody, Severity.Error);
        else if (quorum.StuckAuthors(seats) is { Count: > 0 } stuck) Report(context, demand, asked, $"when {Listed([.. stuck.Select(static login => $"'{login}'")])} is the author", Severity.Warning);
    }

    private static string Listed(List<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} or {names[names.Count - 1]}";

    private static void Report(PolicyContext context, ApprovalDemand demand, string asked, string author, Severity severity) =>
        context.Diagnostics.Report(Catalog.UnsatisfiableApproval, demand.At, [demand.Asker, asked, author], severity: severity);
}
