using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>What all ways of splitting ask of their settings.</summary>
internal static class Fractions
{
    /// <summary>Returns what part of the rows is test, and what part is test or validation.</summary>
    public static (decimal Test, decimal Held) Of(SplitSettings settings)
    {
        var test = Of(settings.Test, "test", settings.By);
        return (test, settings.Validation is { } validation ? test + Of(validation, "validation", settings.By) : test);
    }

    public static DuckColumn Column(Subject subject, string name) => subject.Columns.FirstOrDefault(column => column.Name == name)
        ?? throw new StageFailure($"The table has no column '{name}' to split by.", $"Its columns are {string.Join(", ", subject.Columns.Select(static column => column.Name))}.");

    /// <summary>Returns how many of some rows a fraction is, to the nearest; half a row counts.</summary>
    public static long Rows(decimal fraction, long rows) => (long)decimal.Round(fraction * rows, MidpointRounding.AwayFromZero);

    private static decimal Of(Share share, string name, string by) =>
        share.Fraction ?? throw new StageFailure($"'{name}' is '{share.From}', and a split by {by} takes a fraction.", "Write a number between 0 and 1, or split by time.");
}
