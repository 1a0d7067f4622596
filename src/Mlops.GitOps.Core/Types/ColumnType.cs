using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Mlops.GitOps.Core.Types;

/// <summary>The type of a column: <c>int</c>, <c>string?</c>, <c>decimal(10,2)</c>, <c>vector&lt;384&gt;</c>.</summary>
public readonly record struct ColumnType(ColumnKind Kind, bool IsNullable = false, int Precision = 0, int Scale = 0, int Dimension = 0)
{
    public bool IsNumeric => Kind is ColumnKind.Int or ColumnKind.Float or ColumnKind.Float32 or ColumnKind.Decimal;

    /// <summary>Whether a value of <paramref name="given"/> may stand where this type is wanted: nothing may be lost,
    /// and null only where null is allowed.</summary>
    public bool Accepts(ColumnType given)
    {
        if (given.IsNullable && !IsNullable) return false;
        if (Kind == given.Kind) return Precision == given.Precision && Scale == given.Scale && Dimension == given.Dimension;
        return Kind == ColumnKind.Float && (given.Kind is ColumnKind.Int or ColumnKind.Float32);
    }

    public static bool TryParse(string text, out ColumnType type, [NotNullWhen(false)] out string? reason)
    {
        var isNullable = text.EndsWith('?');
        var name = isNullable ? text[..^1] : text;
        type = default;
        reason = null;
        if (SimpleKind(name) is { } kind) type = new ColumnType(kind, isNullable);
        else if (Arguments(name, "decimal(", ")") is { } decimals) reason = ParseDecimal(decimals, isNullable, out type);
        else if (Arguments(name, "vector<", ">") is { } length) reason = ParseVector(length, isNullable, out type);
        else reason = "the types are bool, int, float, float32, decimal(p,s), string, date, timestamp, duration and vector<n>, each also with '?'";
        return reason is null;
    }

    public override string ToString() => Kind switch
    {
        ColumnKind.Decimal => FormattableString.Invariant($"decimal({Precision},{Scale})"),
        ColumnKind.Vector => FormattableString.Invariant($"vector<{Dimension}>"),
        _ => NameOf(Kind),
    } + (IsNullable ? "?" : "");

    private static ColumnKind? SimpleKind(string name) => name switch
    {
        "bool" => ColumnKind.Bool,
        "int" => ColumnKind.Int,
        "float" => ColumnKind.Float,
        "float32" => ColumnKind.Float32,
        "string" => ColumnKind.String,
        "date" => ColumnKind.Date,
        "timestamp" => ColumnKind.Timestamp,
        "duration" => ColumnKind.Duration,
        _ => null,
    };

    private static string NameOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Bool => "bool",
        ColumnKind.Int => "int",
        ColumnKind.Float => "float",
        ColumnKind.Float32 => "float32",
        ColumnKind.Decimal => "decimal",
        ColumnKind.String => "string",
        ColumnKind.Date => "date",
        ColumnKind.Timestamp => "timestamp",
        ColumnKind.Duration => "duration",
        _ => "vector",
    };

    private static string? Arguments(string name, string open, string close) =>
        name.StartsWith(open, StringComparison.Ordinal) && name.EndsWith(close, StringComparison.Ordinal)
            ? name[open.Length..^close.Length]
            : null;

    private static string? ParseDecimal(string arguments, bool isNullable, out ColumnType type)
    {
        type = default;
        var comma = arguments.IndexOf(',');
        if (comma < 0 || Digits(arguments[..comma]) is not { } precision || Digits(arguments[(comma + 1)..]) is not { } scale)
            return "a decimal says its digits and how many stand after the point, such as decimal(10,2)";
        if (precision is < 1 or > 38) return "a decimal has 1 to 38 digits";
        if (scale > precision) return "a decimal can't have more digits after the point than it has digits";
        type = new ColumnType(ColumnKind.Decimal, isNullable, precision, scale);
        return null;
    }

    private static string? ParseVector(string length, bool isNullable, out ColumnType type)
    {
        type = default;
        if (Digits(length) is not { } dimension || dimension < 1) return "a vector says how many numbers it has, from 1, such as vector<384>";
        type = new ColumnType(ColumnKind.Vector, isNullable, Dimension: dimension);
        return null;
    }

    private static int? Digits(string text)
    {
        var written = text.Trim();
        var isCanonical = written.Length is > 0 and < 10 && (written[0] != '0' || written.Length == 1);
        return isCanonical && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
