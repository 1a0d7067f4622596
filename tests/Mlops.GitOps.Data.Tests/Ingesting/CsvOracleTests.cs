using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Ingesting.Csv;
using Mlops.GitOps.Data.Ingesting.Files;
using Mlops.GitOps.Data.Ingesting.Rows;
using Mlops.GitOps.Data.Tests.Ingesting.Oracle;

namespace Mlops.GitOps.Data.Tests.Ingesting;

public sealed class CsvOracleTests
{
    [Fact]
    public void Random_files_read_as_a_plain_reader_reads_them()
    {
        using var folder = new TemporaryFolder();
        var (kept, aside) = (0, 0);
        for (var seed = 0; seed < FuzzCases.Or(2_500); seed++)
        {
            var random = new Random(seed);
            var (dataset, text) = RandomCsv.Case(random);
            folder.With("a.csv", text);
            var expected = Expected(dataset, text);
            foreach (var blockSize in new[] { 1, 16 + random.Next(60), BlockReader.Usual })
            {
                var actual = Actual(dataset, folder["a.csv"], blockSize);
                Assert.True(expected.SequenceEqual(actual), $"seed {seed}, blocks of {blockSize}:\n{text}\nexpected:\n{string.Join('\n', expected)}\nactual:\n{string.Join('\n', actual)}");
            }

            kept += expected.Count(static row => row.StartsWith("row", StringComparison.Ordinal));
            aside += expected.Count(static row => row.StartsWith("reject", StringComparison.Ordinal));
        }

        // Neither outcome is rare, or the test would say little.
        Assert.True(kept > 1_000 && aside > 1_000, FormattableString.Invariant($"{kept} rows, {aside} rejects"));
    }

    private static List<string> Expected(DatasetDeclaration dataset, string text)
    {
        var (rows, rejects) = (new List<string>(), new List<string>());
        foreach (var row in PlainCsvReader.Read(text, dataset.Csv).Skip(dataset.Csv.HasHeader ? 1 : 0))
        {
            if (row.Fields is [{ Text: "", IsQuoted: false }] && dataset.Columns.Length > 1) continue;
            if (row.Fields is not { } fields || fields.Count != dataset.Columns.Length)
            {
                rejects.Add($"reject {row.Line} - {row.Raw}");
                continue;
            }

            var values = new List<string>();
            foreach (var (column, field) in dataset.Columns.Zip(fields))
            {
                var isNull = dataset.Csv.Nulls.Contains(field.Text) && !(field.IsQuoted && column.Type.Kind == ColumnKind.String);
                var value = isNull ? column.Type.IsNullable ? "null" : null : PlainValues.Read(column.Type, field.Text);
                if (value is null)
                {
                    rejects.Add($"reject {row.Line} {column.Name} {row.Raw}");
                    break;
                }

                values.Add(value);
            }

            if (values.Count == dataset.Columns.Length) rows.Add("row " + string.Join(" | ", values));
        }

        return [.. rows, .. rejects];
    }

    private static List<string> Actual(DatasetDeclaration dataset, string path, int blockSize)
    {
        var shape = TableShape.Of(dataset, []);
        var names = dataset.Columns.Select(static column => column.Name).ToImmutableArray();
        var file = new CsvFile(new("a.csv", path), dataset.Csv, CsvSigns.Of(dataset), shape, names, [.. Enumerable.Range(0, names.Length)]) { BlockSize = blockSize };
        var (rows, rejects, line) = (new List<string>(), new List<string>(), 1L);
        var batch = new RowBatch(shape);
        foreach (var block in file.Blocks())
        {
            batch.Clear();
            file.Read(block, batch);
            for (var row = 0; row < batch.Rows; row++) rows.Add("row " + string.Join(" | ", batch.Columns.Select(column => ShownValues.Of(column, row))));
            rejects.AddRange(batch.Rejects.Select(reject => $"reject {reject.Line + line} {reject.Column ?? "-"} {reject.Raw}"));
            line += batch.Lines;
        }

        return [.. rows, .. rejects];
    }
}
