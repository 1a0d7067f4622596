namespace Mlops.GitOps.Data.Splitting;

/// <summary>Where a row goes, as conditions of which exactly one is true of each row.</summary>
internal sealed record Sides(string Test, string Validation)
{
    public string Train => $"NOT ({Test}) AND NOT ({Validation})";
}
