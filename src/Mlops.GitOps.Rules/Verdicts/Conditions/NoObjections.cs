namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>changes_requested: nobody with a role asks for changes.</summary>
internal static class NoObjections
{
    public static readonly Condition Condition = new(Reasons) { IsOfMerge = false };

    private static IEnumerable<Reason> Reasons(Hearing hearing) => hearing.Book.Objections
        .Select(static account => new Reason(ReasonCodes.ChangesRequested, $"{account.Login} asks for changes", $"an approval of {account.Login}, or the dismissal of that review"));
}
