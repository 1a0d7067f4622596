using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Comparing;

/// <summary>Compares two tables row by row, in the order in which they are.</summary>
internal static class TableDifferences
{
    private static readonly DuckTypeKind[] Numbers =
    [
        DuckTypeKind.TinyInt, DuckTypeKind.SmallInt, DuckTypeKind.Integer, DuckTypeKind.BigInt, DuckTypeKind.HugeInt, DuckTypeKind.UTinyInt, DuckTypeKind.USmallInt, DuckTypeKind.UInteger, DuckTypeKind.UBigInt,
        DuckTypeKind.Float, DuckTypeKind.Double, DuckTypeKind.Decimal,
    ];

    public static ImmutableArray<Difference> Of(string before, string after, string? format, CancellationToken stop)
    {
        using var database = DuckDatabase.Open();
        using var connection = database.Connect();
        StageDatabase.UseOneThread(connection);
        var (then, now) = (ScanOf("before", before, format), ScanOf("after", after, format));
        var (columnsThen, columnsNow) = (ColumnsOf(connection, then, stop), ColumnsOf(connection, now, stop));
        var differences = ImmutableArray.CreateBuilder<Difference>();
        foreach (var column in columnsThen.Where(column => columnsNow.All(other => other.Name != column.Name))) differences.Add(new($"column {column.Name} is gone"));
        foreach (var column in columnsNow.Where(column => columnsThen.All(other => other.Name != column.Name))) differences.Add(new($"column {column.Name} is new"));
        var (rowsThen, rowsNow) = (CountOf(connection, then, stop), CountOf(connection, now, stop));
        if (rowsThen != rowsNow)
        {
            differences.Add(new(FormattableString.Invariant($"it has {rowsNow} rows and had {rowsThen}")));
            return differences.ToImmutable();
        }

        foreach (var column in columnsThen)
        {
            if (columnsNow.FirstOrDefault(other => other.Name == column.Name) is { } other && OfColumn(connection, column, other, then, now, stop) is { } difference) differences.Add(difference);
        }

        return differences.ToImmutable();
    }

    private static Difference? OfColumn(DuckConnection connection, DuckColumn column, DuckColumn other, string before, string after, CancellationToken stop)
    {
        var name = Sql.Name(column.Name);
        var areNumbers = Numbers.Contains(column.Type.Kind) && Numbers.Contains(other.Type.Kind);
        var type = areNumbers ? "DOUBLE" : "VARCHAR";
        const string differs = "FILTER (a IS DISTINCT FROM b)";
        var gap = areNumbers ? $"max(abs(b - a)) {differs}, max(abs(b - a) / greatest(abs(a), abs(b))) {differs}" : "CAST(NULL AS DOUBLE), CAST(NULL AS DOUBLE)";
        var sql = $"SELECT count(*), count(*) {differs}, count(*) FILTER ((a IS NULL) <> (b IS NULL)), {gap} "
            + $"FROM (SELECT CAST({name} AS {type}) AS a FROM {before}) POSITIONAL JOIN (SELECT CAST({name} AS {type}) AS b FROM {after})";
        using var result = connection.Query(sql, stop);
        if (result.Read(stop) is not { } chunk) return null;
        var (rows, count, missing) = (chunk[0].Values<long>()[0], chunk[1].Values<long>()[0], chunk[2].Values<long>()[0]);
        if (count == 0) return null;
        return areNumbers && missing == 0
            ? new Difference(column.Name, chunk[3].Values<double>()[0], chunk[4].Values<double>()[0], count, rows)
            : new Difference(column.Name, Count: count, Of: rows);
    }

    private static ImmutableArray<DuckColumn> ColumnsOf(DuckConnection connection, string scan, CancellationToken stop)
    {
        using var none = connection.Query($"SELECT * FROM {scan} LIMIT 0", stop);
        return none.Columns;
    }

    private static long CountOf(DuckConnection connection, string scan, CancellationToken stop)
    {
        using var result = connection.Query($"SELECT count(*) FROM {scan}", stop);
        return result.Read(stop) is { } chunk ? chunk[0].Values<long>()[0] : 0;
    }

    private static string ScanOf(string name, string path, string? format) => StageDatabase.Scan(new StageInput(name, path, "", "Table", format));
}
