using System.Globalization;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Writes values of an expectation as the engine compares them with a column.</summary>
internal static class Literals
{
    public static string Of(JsonElement value, DuckType type, Subject subject) => value.ValueKind switch
    {
        JsonValueKind.Null => "NULL",
        JsonValueKind.String when type.Kind == DuckTypeKind.Varchar => Sql.Text(value.AsText()),
        _ when type.Kind == DuckTypeKind.Boolean => Truth(value),
        JsonValueKind.Number when IsNumeric(type) => value.GetRawText(),
        JsonValueKind.String when IsNumeric(type) && type.Kind is DuckTypeKind.Float or DuckTypeKind.Double && IsEndless(value) => $"CAST({Sql.Text(value.AsText())} AS DOUBLE)",
        JsonValueKind.String when type.Kind is DuckTypeKind.Date => Time(value, "DATE", subject),
        JsonValueKind.String when IsTime(type) => Time(value, "TIMESTAMP", subject),
        _ => throw Unfit(value, type),
    };

    /// <summary>Returns a condition that a column is one of some values; a missing one is none of them.</summary>
    public static string IsIn(string column, IEnumerable<JsonElement> values, DuckType type, Subject subject)
    {
        var literals = values.Where(static value => value.ValueKind != JsonValueKind.Null).Select(value => Of(value, type, subject)).ToList();
        return literals.Count == 0 ? $"({column} IS NULL AND NULL)" : $"{column} IN ({string.Join(", ", literals)})";
    }

    public static bool IsNumeric(DuckType type) => IsExact(type) || type.Kind is DuckTypeKind.Float or DuckTypeKind.Double;

    /// <summary>Whether sums of the type are exact in any order.</summary>
    public static bool IsExact(DuckType type) => type.Kind is DuckTypeKind.TinyInt or DuckTypeKind.SmallInt or DuckTypeKind.Integer or DuckTypeKind.BigInt or DuckTypeKind.HugeInt
        or DuckTypeKind.UTinyInt or DuckTypeKind.USmallInt or DuckTypeKind.UInteger or DuckTypeKind.UBigInt or DuckTypeKind.Decimal;

    public static string Number(double value) => double.IsFinite(value)
        ? $"CAST({Sql.Text(value.ToString("R", CultureInfo.InvariantCulture))} AS DOUBLE)"
        : throw new UnfitExpectation("A bound is no finite number.");

    private static bool IsTime(DuckType type) => type.Kind is DuckTypeKind.Timestamp or DuckTypeKind.TimestampTz or DuckTypeKind.TimestampSeconds
        or DuckTypeKind.TimestampMilliseconds or DuckTypeKind.TimestampNanoseconds;

    private static bool IsEndless(JsonElement value) => value.GetString() is "inf" or "-inf" or "Infinity" or "-Infinity";

    private static string Truth(JsonElement value) => value switch
    {
        { ValueKind: JsonValueKind.True } => "TRUE",
        { ValueKind: JsonValueKind.False } => "FALSE",
        { ValueKind: JsonValueKind.Number } when value.GetRawText() is "0" or "1" => value.GetRawText() == "1" ? "TRUE" : "FALSE",
        _ => throw new UnfitExpectation($"{value.GetRawText()} is neither true nor false."),
    };

    // Asked of the engine once, so that a text that is no time is this expectation's error and not that of the whole scan.
    private static string Time(JsonElement value, string type, Subject subject)
    {
        var text = Sql.Text(value.AsText());
        var isOne = subject.Texts($"SELECT CAST(TRY_CAST({text} AS {type}) IS NOT NULL AS VARCHAR)").Single()[0] == "true";
        return isOne ? $"CAST({text} AS {type})" : throw new UnfitExpectation($"{value.GetRawText()} is no {(type == "DATE" ? "date" : "time")}.");
    }

    private static UnfitExpectation Unfit(JsonElement value, DuckType type) => new($"{value.GetRawText()} can't be compared with a column of {TypeNames.Of(type)}.");
}
