using System.Globalization;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Data.Validating;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>Splits each class alike: of every value of the column, the label unless said otherwise, a side gets its share to the nearest row. Within a class,
/// rows go in the order of the hashes of whole rows; of equal rows the earlier goes first. Rows without a value are a class.</summary>
internal static class StratifiedSplit
{
    private const int MostClasses = 1000;

    public static Sides Of(Subject subject, SplitSettings settings, long seed)
    {
        var name = settings.Column ?? settings.FirstLabel ?? throw new StageFailure("A stratified split needs a `column`: the classes that are to be shared out.");
        var column = Fractions.Column(subject, name);
        var test = Fractions.Of(settings.Test, "test", settings.By);
        var held = test + (settings.Validation is { } share ? Fractions.Of(share, "validation", settings.By) : 0);
        var classes = subject.Texts($"SELECT CAST({Sql.Name(name)} AS VARCHAR), CAST(count(*) AS VARCHAR) FROM {subject.Rows} GROUP BY {Sql.Name(name)} ORDER BY {Sql.Name(name)} LIMIT {MostClasses + 1}").ToList();
        if (classes.Count > MostClasses) throw new StageFailure($"'{name}' has more than {MostClasses} values, so it is no class to share out.", "Stratify by a column of few values.");
        if (classes.Count == 0) return Sides.Leaving("FALSE", "FALSE");

        var rest = subject.Columns.Where(other => other.Name != name).DefaultIfEmpty(column);
        subject.Execute($"CREATE TEMP TABLE ranked AS SELECT {Sql.Name(name)} AS class, {Subject.RowNumber} AS row, left({RowHash.Of(rest, seed)}, 16) AS hash FROM {subject.Rows}");
        subject.Execute("CREATE TEMP TABLE placed AS SELECT class, row, hash, row_number() OVER (PARTITION BY class ORDER BY hash, row) AS place FROM ranked");
        subject.Execute("DROP TABLE ranked");
        var hash = $"left({RowHash.Of(rest, seed)}, 16)";
        var tests = Before(subject, column, classes, hash, test);
        return Sides.Leaving(tests, settings.Validation is null ? "FALSE" : $"{Before(subject, column, classes, hash, held)} AND NOT ({tests})");
    }

    // The last row of each class that is still on the side says it of all others: they come before it.
    private static string Before(Subject subject, DuckColumn column, List<string?[]> classes, string hash, decimal fraction)
    {
        var cases = new List<string>();
        foreach (var one in classes)
        {
            var rows = Fractions.Rows(fraction, long.Parse(one[1] ?? "0", CultureInfo.InvariantCulture));
            var isClass = one[0] is { } text ? $"= CAST({Sql.Text(text)} AS {ClassType(column)})" : "IS NULL";
            if (rows == 0) continue;
            var last = subject.Texts(FormattableString.Invariant($"SELECT hash, CAST(row AS VARCHAR) FROM placed WHERE place = {rows} AND class {isClass}")).Single();
            cases.Add($"WHEN {Sql.Name(column.Name)} {isClass} THEN ({hash} < {Sql.Text(last[0] ?? "")} OR ({hash} = {Sql.Text(last[0] ?? "")} AND {Subject.RowNumber} <= {last[1]}))");
        }

        return cases.Count == 0 ? "FALSE" : $"(CASE {string.Join(" ", cases)} ELSE FALSE END)";
    }

    private static string ClassType(DuckColumn column) => column.Type.Kind switch
    {
        DuckTypeKind.Boolean => "BOOLEAN",
        DuckTypeKind.Varchar => "VARCHAR",
        DuckTypeKind.Double => "DOUBLE",
        DuckTypeKind.Date => "DATE",
        DuckTypeKind.Timestamp => "TIMESTAMP",
        DuckTypeKind.Decimal => FormattableString.Invariant($"DECIMAL({column.Type.Width},{column.Type.Scale})"),
        _ when Literals.IsExact(column.Type) => "HUGEINT",
        _ => throw new StageFailure($"'{column.Name}' is a column of {TypeNames.Of(column.Type)}, which has no classes."),
    };
}
