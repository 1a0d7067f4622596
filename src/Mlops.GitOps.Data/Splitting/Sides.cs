namespace Mlops.GitOps.Data.Splitting;

/// <summary>Where a row goes, as conditions of which exactly one is true of each row.</summary>
internal sealed record Sides(string Train, string Test, string Validation)
{
    /// <summary>Returns sides of which train has what the others leave.</summary>
    public static Sides Leaving(string test, string validation) => new($"NOT ({test}) AND NOT ({validation})", test, validation);

    /// <summary>Returns sides along the digits of a hash, which is computed once a row: that is what a split by it costs.</summary>
    public static Sides Along(string hash, string testEnd, string validationEnd) =>
        new($"{hash} >= {validationEnd}", $"{hash} < {testEnd}", $"{hash} BETWEEN {testEnd} AND {validationEnd} AND {hash} <> {validationEnd}");
}
