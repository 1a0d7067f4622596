using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Tests.Ingesting.Oracle;

/// <summary>Makes up CSV that is right for the most part, and wrong in every way that we could think of.</summary>
internal static class RandomCsv
{
    private static readonly string[] Types =
        ["bool", "int", "float", "float32", "decimal(4,2)", "decimal(9,0)", "decimal(18,6)", "decimal(38,10)", "string", "date", "timestamp", "duration", "vector<2>"];

    private static readonly string[] Pieces =
    [
        "0", "1", "-1", "+7", "007", "1.0", "1.50", ".5", "5.", "1e3", "1E-400", "1e400", "12345678901234567890", "9223372036854775807", "-9223372036854775808", "0.1", "123456789.123456789",
        "179769313486231570000000000000000000000", "1e", "--1", " 1", "1 ", "1_000", "1,5", "nan", "inf", "NaN", "true", "False", "YES", "n", "2", "2026-02-28", "2026-02-29", "2024-02-29", "0000-01-01",
        "0001-01-01", "9999-12-31", "10000-01-01", "2026-1-1", "2026-13-01", "2026-01-01T00:00", "2026-01-01 23:59:59.999999999", "2026-01-01T24:00:00", "2026-01-01T00:00:60", "2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00+02:00", "2026-01-01T00:00:00-0330", "2026-01-01T00:00:00+19", "2026-01-01T00:00:00+05", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "2026-01-01T00:00:00.", "2026-01-01T",
        "90m", "1h30m", "1.5h", "-2d", "1m1h", "1h1h", "0.0000001s", "P1DT2H", "PT0.5S", "P", "PT", "P1Y", "1", "3w2d1h4m5s6ms7us", "99999999999w", "1 h", "[1,2]", "[1, 2.5e1]", "[1]", "[1,2,3]", "[1,,2]", "[ 1 ,\t2 ]", "[]",
        "=cmd()", "ä", "日本語", "a b", "it's", "NA", "", "",
    ];

    private static readonly string[] Signs = ["\"", "'", ",", ";", "\t", "\n", "\r", "\r\n", "\\", "|"];

    public static (DatasetDeclaration Dataset, string Text) Case(Random random, int mostRows = 11)
    {
        var columns = Enumerable.Range(0, random.Next(1, 5)).Select(place => Types[random.Next(Types.Length)] + (random.Next(2) == 0 ? "?" : "")).Select((type, place) =>
            ColumnType.TryParse(type, out var parsed, out var reason) ? new ColumnDeclaration($"c{place}", parsed) : throw new InvalidOperationException(reason)).ToImmutableArray();
        var quote = random.Next(8) == 0 ? "" : random.Next(3) == 0 ? "'" : "\"";
        var escape = quote.Length > 0 && random.Next(4) == 0 ? "\\" : quote;
        var dialect = new CsvDialect(random.Next(3) switch { 0 => ";", 1 => "\t", _ => "," }, quote, escape, random.Next(4) > 0, random.Next(2) == 0 ? [""] : ["", "NA"], "utf-8");
        var dataset = new DatasetDeclaration("things", "csv", dialect, columns, "fail", null, null);
        var text = new StringBuilder();
        if (dialect.HasHeader) text.Append(string.Join(dialect.Delimiter, columns.Select(static column => column.Name))).Append(End());
        for (var row = random.Next(mostRows + 1); row > 0; row--)
        {
            var count = columns.Length + (random.Next(15) == 0 ? random.Next(-1, 2) : 0);
            text.Append(string.Join(dialect.Delimiter, Enumerable.Range(0, count).Select(_ => Field()))).Append(row == 1 && random.Next(2) == 0 ? "" : End());
        }

        return (dataset, text.ToString());

        string End() => random.Next(8) switch { 0 => "\r", 1 => "\n\n", < 4 => "\r\n", _ => "\n" };

        string Field()
        {
            var plain = Pieces[random.Next(Pieces.Length)];
            var isQuoted = random.Next(4) == 0;
            if (random.Next(isQuoted ? 2 : 25) == 0) plain += Signs[random.Next(Signs.Length)] + Pieces[random.Next(Pieces.Length)];
            if (!isQuoted || quote.Length == 0) return plain;
            return random.Next(12) == 0 ? quote + plain : quote + plain.Replace(escape, escape + escape, StringComparison.Ordinal).Replace(escape == quote ? "\0" : quote, escape + quote, StringComparison.Ordinal) + quote;
        }
    }
}
