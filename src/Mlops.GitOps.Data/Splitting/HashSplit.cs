using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Data.Validating;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>Splits by a hash of the named column, else of the key, else of the whole row. Where a row goes depends on no other row, so new rows move no old ones; shares are near what was asked for.</summary>
internal static class HashSplit
{
    public static Sides Of(Subject subject, SplitSettings settings, long seed)
    {
        var hash = RowHash.Of(ColumnsOf(subject, settings), seed);
        var test = Fractions.Of(settings.Test, "test", settings.By);
        var validation = settings.Validation is { } share ? Fractions.Of(share, "validation", settings.By) : 0;
        return Sides.Along(hash, RowHash.Below(test), RowHash.Below(test + validation));
    }

    private static IEnumerable<DuckColumn> ColumnsOf(Subject subject, SplitSettings settings)
    {
        if (settings.Column is { } name) return [Fractions.Column(subject, name)];
        var keys = settings.Columns.Where(static column => column.IsKey).Select(column => Fractions.Column(subject, column.Name)).ToList();
        return keys.Count > 0 ? keys : subject.Columns;
    }
}
