using System.Collections.Immutable;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Data.Validating;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Transforming;

/// <summary>Holds what a query gives against what the stage declares: the same columns, in any order, of types that lose nothing.</summary>
internal static class DeclaredColumns
{
    /// <summary>Returns a query of the declared columns in the declared order.</summary>
    public static string Select(string sql, ImmutableArray<DuckColumn> given, ImmutableArray<ColumnDeclaration> declared)
    {
        if (declared.IsEmpty) return $"SELECT * FROM (\n{sql}\n)";
        if (given.FirstOrDefault(column => declared.All(other => other.Name != column.Name)) is { } extra)
        {
            throw new StageFailure(
                $"The query of `sql` gives the column '{extra.Name}', which `columns` does not declare.", $"Declare it as `{extra.Name}: {TypeNames.Of(extra.Type)}?`, or leave it out.");
        }

        var select = declared.Select(column => Cast(column, given.FirstOrDefault(other => other.Name == column.Name)
            ?? throw new StageFailure($"The query of `sql` gives no column '{column.Name}', which `columns` declares.", $"It gives {string.Join(", ", given.Select(static other => other.Name))}.")));
        return $"SELECT {string.Join(", ", select)} FROM (\n{sql}\n)";
    }

    /// <summary>Checks that columns which may not be empty are not.</summary>
    public static void CheckFilled(DuckConnection connection, StageOutput output, ImmutableArray<ColumnDeclaration> declared, CancellationToken stop)
    {
        var filled = declared.Where(static column => !column.Type.IsNullable).ToList();
        if (filled.Count == 0 || output.Format is not (null or "parquet")) return;
        var counts = string.Join(", ", filled.Select(static column => $"count(*) - count({Sql.Name(column.Name)})"));
        using var result = connection.Query($"SELECT count(*), {counts} FROM read_parquet({Sql.Text(output.Path)})", stop);
        if (result.Read(stop) is not { } chunk) return;
        for (var at = 0; at < filled.Count; at++)
        {
            var missing = chunk[at + 1].Values<long>()[0];
            if (missing > 0)
                throw new StageFailure(FormattableString.Invariant($"Column '{filled[at].Name}' is declared as {filled[at].Type}, and {missing} of {chunk[0].Values<long>()[0]} rows have no value."),
                    $"Declare it as {filled[at].Type}?, or fill it with coalesce.");
        }
    }

    private static string Cast(ColumnDeclaration column, DuckColumn given)
    {
        var name = Sql.Name(column.Name);
        if (!LosesNothing(column.Type, given.Type))
        {
            throw new StageFailure(
                $"Column '{column.Name}' is declared as {column.Type}, and the query of `sql` gives {TypeNames.Of(given.Type)}.",
                $"Write CAST({column.Name} AS {Sql.TypeOf(column.Type)}) where that is meant.");
        }

        return $"CAST({name} AS {Sql.TypeOf(column.Type)}) AS {name}";
    }

    // A sum of whole numbers is a HUGEINT; one that does not fit is an error when it is cast, and not another number.
    private static bool LosesNothing(ColumnType declared, DuckType given) => (declared.Kind, given.Kind) switch
    {
        (ColumnKind.Bool, DuckTypeKind.Boolean) => true,
        (ColumnKind.Int or ColumnKind.Duration, _) => IsWhole(given.Kind),
        (ColumnKind.Float, DuckTypeKind.Double or DuckTypeKind.Float) => true,
        (ColumnKind.Float, _) => IsWhole(given.Kind),
        (ColumnKind.Float32, DuckTypeKind.Float) => true,
        (ColumnKind.Decimal, DuckTypeKind.Decimal) => given.Scale <= declared.Scale && given.Width - given.Scale <= declared.Precision - declared.Scale,
        (ColumnKind.Decimal, _) => IsWhole(given.Kind),
        (ColumnKind.String, DuckTypeKind.Varchar or DuckTypeKind.Enum or DuckTypeKind.Uuid) => true,
        (ColumnKind.Date, DuckTypeKind.Date) => true,
        (ColumnKind.Timestamp, DuckTypeKind.Timestamp or DuckTypeKind.TimestampMilliseconds or DuckTypeKind.TimestampSeconds or DuckTypeKind.Date) => true,
        (ColumnKind.Vector, DuckTypeKind.Array or DuckTypeKind.List) => true,
        _ => false,
    };

    private static bool IsWhole(DuckTypeKind kind) => kind is DuckTypeKind.TinyInt or DuckTypeKind.SmallInt or DuckTypeKind.Integer or DuckTypeKind.BigInt or DuckTypeKind.HugeInt
        or DuckTypeKind.UTinyInt or DuckTypeKind.USmallInt or DuckTypeKind.UInteger or DuckTypeKind.UBigInt or DuckTypeKind.UHugeInt;
}
