namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>gate_modified: a promotion does not touch what holds it. Alone, such a change is asked for by <see cref="Approved"/>.</summary>
internal static class UntouchedGate
{
    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing) => !hearing.Promotes ? [] : hearing.Change.Changes
        .Where(static path => WatchedPaths.IsOfGate(path.Path))
        .Select(static path => new Reason(ReasonCodes.GateModified, $"'{path.Path}' changes, which holds the verdict", "a pull request of its own for it"));
}
