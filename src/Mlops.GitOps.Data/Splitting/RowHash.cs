using System.Globalization;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>A number between 0 and 1 for a row that depends on some of its values and the seed, and on nothing else. It is the MD5, read as a
/// fraction in hexadecimal digits, of a text: for one column <c>seed:value</c>, or the seed alone where there is no value; for several the seed and for each
/// <c>;length:value</c>, or <c>;-</c>, so that no two rows are written the same. Times are microseconds since 1970, truth is true or false. The engine's own
/// hash may change with its version.</summary>
internal static class RowHash
{
    private const int Digits = 16;

    public static string Of(IEnumerable<DuckColumn> columns, long seed)
    {
        var start = seed.ToString(CultureInfo.InvariantCulture);
        return columns.ToList() switch
        {
            // Putting texts together costs as much as the hash does.
            [var only] => $"coalesce(md5({Sql.Text(start + ":")} || {TextOf(only)}), md5({Sql.Text(start)}))",
            var several => $"md5({Sql.Text(start)}{string.Concat(several.Select(static column => $" || {Part(column)}"))})",
        };
    }

    /// <summary>Returns the digits below which lies a fraction of all hashes; they compare as texts do.</summary>
    public static string Below(decimal fraction)
    {
        var digits = new char[Digits];
        for (var at = 0; at < Digits; at++)
        {
            fraction *= 16;
            var digit = (int)decimal.Truncate(fraction);
            fraction -= digit;
            digits[at] = "0123456789abcdef"[digit];
        }

        return Sql.Text(new string(digits));
    }

    private static string Part(DuckColumn column)
    {
        var text = TextOf(column);
        return $"coalesce(';' || length({text}) || ':' || {text}, ';-')";
    }

    private static string TextOf(DuckColumn column)
    {
        var name = Sql.Name(column.Name);
        return column.Type.Kind switch
        {
            DuckTypeKind.Varchar => name,
            DuckTypeKind.Timestamp or DuckTypeKind.TimestampTz or DuckTypeKind.Date => $"CAST(epoch_us({name}) AS VARCHAR)",
            // Minus zero is zero.
            DuckTypeKind.Float or DuckTypeKind.Double => $"CAST({name} + 0 AS VARCHAR)",
            _ => $"CAST({name} AS VARCHAR)",
        };
    }
}
