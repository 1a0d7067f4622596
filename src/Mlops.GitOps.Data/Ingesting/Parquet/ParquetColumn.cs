using System.Collections.Immutable;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Tables;

namespace Mlops.GitOps.Data.Ingesting.Parquet;

/// <summary>How a column of a Parquet file becomes one that is declared.</summary>
/// <param name="Value">The expression for its value.</param>
/// <param name="Faults">What must not be true of a row, and why.</param>
internal sealed record ParquetColumn(string Value, ImmutableArray<(string Condition, string Reason)> Faults)
{
    private const string Finite = "is not a finite number";
    private const string Years = "is out of the years 1 to 9999";

    /// <summary>Returns how, or null where the types are different in kind.</summary>
    /// <param name="given">The type of the column in the file, in the engine's words.</param>
    public static ParquetColumn? Of(string name, ColumnType declared, string given)
    {
        var column = Sql.Name(name);
        var type = Sql.TypeOf(declared);
        var isWhole = given is "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT" or "HUGEINT" or "UHUGEINT";
        var isFloat = given is "FLOAT" or "DOUBLE";
        var isDecimal = given.StartsWith("DECIMAL(", StringComparison.Ordinal);
        return declared.Kind switch
        {
            ColumnKind.Bool when given == "BOOLEAN" => Plain(),
            ColumnKind.Int when isWhole => Cast("is too large for an int"),
            ColumnKind.Duration when given == "BIGINT" => Plain(),
            ColumnKind.Float or ColumnKind.Float32 when isFloat => Cast("is too large for a float32", ($"NOT isfinite({column})", Finite)),
            ColumnKind.Float or ColumnKind.Float32 when isWhole || isDecimal => Plain(),
            ColumnKind.Decimal when isWhole || isDecimal => Cast("has more digits than its type", ($"TRY_CAST({column} AS {type}) <> {column}", "has more digits after the point than its type")),
            ColumnKind.String when given is "VARCHAR" or "UUID" or "JSON" => Plain(($"contains({column}::VARCHAR, chr(0))", "has a NUL character")),
            ColumnKind.Date when given == "DATE" => Plain(($"NOT isfinite({column}) OR {column} NOT BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'", Years)),
            ColumnKind.Timestamp when given == "DATE" || given.StartsWith("TIMESTAMP", StringComparison.Ordinal) => Time(given == "TIMESTAMP WITH TIME ZONE"),
            ColumnKind.Vector when given.EndsWith(']') => Vector(),
            _ => null,
        };

        ParquetColumn Plain(params ImmutableArray<(string, string)> faults) => new($"CAST({column} AS {type})", [.. Missing(), .. faults]);

        ParquetColumn Cast(string tooLarge, params ImmutableArray<(string, string)> faults) =>
            new($"TRY_CAST({column} AS {type})", [.. Missing(), .. faults, ($"{column} IS NOT NULL AND TRY_CAST({column} AS {type}) IS NULL", tooLarge)]);

        ParquetColumn Time(bool hasZone)
        {
            // The engine's own cast of a time with a zone needs an extension that is not there; the microseconds are UTC already.
            var value = hasZone ? $"make_timestamp(epoch_us({column}))" : $"CAST({column} AS TIMESTAMP)";
            return new(value, [.. Missing(), ($"NOT isfinite({column}) OR {value} NOT BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31 23:59:59.999999'", Years)]);
        }

        ParquetColumn Vector()
        {
            var fits = FormattableString.Invariant($"len({column}) = {declared.Dimension}");
            var isSound = $"len(list_filter({column}, lambda element: element IS NULL OR NOT isfinite(element::DOUBLE))) = 0";
            return new(
                $"CASE WHEN {fits} THEN CAST({column} AS {type}) END",
                [.. Missing(), ($"NOT ({fits})", "has another number of elements than its type"), ($"NOT ({isSound})", "has an element that is not a finite number")]);
        }

        IEnumerable<(string, string)> Missing() => declared.IsNullable ? [] : [($"{column} IS NULL", "has no value, and its column must have one")];
    }
}
