using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Validating;

/// <summary>An expectation, how it is checked, and what came of it.</summary>
/// <param name="Check">Null where it can't be asked of the table.</param>
/// <param name="Outcome">Null until it is known.</param>
internal sealed record Asked(ExpectationDeclaration Declaration, Check? Check, Outcome? Outcome)
{
    public bool Holds => Outcome is { Success: true };

    /// <summary>Whether its rows are set aside: it does not hold, and says so.</summary>
    public bool SetsAside => !Holds && Declaration.OnFail == "quarantine" && Check is RowCheck && Outcome is { Error: null };

    /// <summary>Whether the stage fails: what was to set rows aside and could not be asked has set none aside.</summary>
    public bool Fails => !Holds && Declaration.OnFail != "warn" && !SetsAside;
}
