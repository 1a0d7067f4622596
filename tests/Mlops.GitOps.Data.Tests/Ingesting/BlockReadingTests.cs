using System.Collections.Immutable;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Ingesting.Csv;
using Mlops.GitOps.Data.Ingesting.Files;
using Mlops.GitOps.Data.Ingesting.Reading;
using Mlops.GitOps.Data.Ingesting.Rows;
using Mlops.GitOps.Data.Tests.Ingesting.Oracle;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Tests.Ingesting;

public sealed class BlockReadingTests : IDisposable
{
    private static readonly int[] Threads = [1, 2, 5];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Any_size_of_blocks_gives_the_same_rows_in_order_and_the_same_lines()
    {
        var (kept, aside) = (0, 0);
        for (var seed = 0; seed < FuzzCases.Or(300); seed++)
        {
            var (dataset, random) = Write(seed);
            var expected = InOrder(dataset, BlockReader.Usual);
            kept += expected.Count(static row => row.StartsWith("row", StringComparison.Ordinal));
            aside += expected.Count(static row => row.StartsWith("reject", StringComparison.Ordinal));
            foreach (var size in new[] { 1, 2 + random.Next(30), 40 + random.Next(2_000) })
                Assert.True(expected.SequenceEqual(InOrder(dataset, size)), $"seed {seed}, blocks of {size}");
        }

        // Neither outcome is rare, or the test would say little.
        Assert.True(kept > 1_000 && aside > 1_000, FormattableString.Invariant($"{kept} rows, {aside} rejects"));
    }

    [Fact]
    public void Any_number_of_threads_that_look_at_rows_sees_each_once()
    {
        for (var seed = 0; seed < FuzzCases.Or(300); seed++)
        {
            var (dataset, random) = Write(seed);
            var all = InOrder(dataset, BlockReader.Usual);
            var expected = all.Where(static row => row.StartsWith("row", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
            foreach (var threads in Threads)
            {
                var (rows, rejected) = InParallel(dataset, 1 + random.Next(500), threads);
                Assert.True(expected.SequenceEqual(rows.Order(StringComparer.Ordinal)) && rejected == all.Count - expected.Count, $"seed {seed}, {threads} threads");
            }
        }
    }

    [Fact]
    public void A_file_that_is_gone_is_an_error_that_names_the_dataset_and_rows_of_no_thread_are_lost_in_it()
    {
        var (dataset, _) = Write(1);
        var shape = TableShape.Of(dataset, []);
        ImmutableArray<ITextFile> files = [FileOf(dataset, 64), new CsvFile(new("b.csv", folder["b.csv"]), dataset.Csv, CsvSigns.Of(dataset), shape, NamesOf(dataset), [.. Enumerable.Range(0, dataset.Columns.Length)])];
        var (rows, _) = InParallel(dataset, 64, threads: 1);
        foreach (var threads in Threads)
        {
            var seen = 0;
            Assert.Throws<FileNotFoundException>(() => ParallelReading.Run(shape, files, [.. Enumerable.Repeat<Action<RowBatch>>(batch => Interlocked.Add(ref seen, batch.Rows), threads)], CancellationToken.None));
            Assert.Equal(rows.Count, seen);
        }
    }

    [Fact]
    public void What_fails_first_in_the_file_is_what_is_told()
    {
        var (dataset, _) = Write(1);
        var shape = TableShape.Of(dataset, []);
        foreach (var threads in Threads)
        {
            var failure = Assert.Throws<StageFailure>(() => ParallelReading.Run(shape, [new FailingFile()], [.. Enumerable.Repeat<Action<RowBatch>>(static _ => { }, threads)], CancellationToken.None));
            Assert.Equal("block 3", failure.Message);
        }
    }

    private (DatasetDeclaration Dataset, Random Random) Write(int seed)
    {
        var random = new Random(seed);
        var (dataset, text) = RandomCsv.Case(random, mostRows: 200);
        folder.With("a.csv", (random.Next(3) == 0 ? "\uFEFF" : "") + text);
        return (dataset, random);
    }

    private List<string> InOrder(DatasetDeclaration dataset, int size)
    {
        using var queue = new BatchQueue(TableShape.Of(dataset, []), [FileOf(dataset, size)]);
        var (seen, line) = (new List<string>(), 1L);
        while (queue.Next() is { } batch)
        {
            seen.AddRange(Shown(batch));
            seen.AddRange(batch.Rejects.Select(reject => $"reject {reject.Line + line} {reject.Column} {reject.Value} {reject.Reason} {reject.Raw}"));
            line += batch.Lines;
            queue.Return(batch);
        }

        // A block gives its rows before what it sets aside.
        return [.. seen.Where(static row => row.StartsWith("row", StringComparison.Ordinal)), .. seen.Where(static row => !row.StartsWith("row", StringComparison.Ordinal))];
    }

    private (List<string> Rows, long Rejected) InParallel(DatasetDeclaration dataset, int size, int threads)
    {
        var seen = Enumerable.Range(0, threads).Select(static _ => new List<string>()).ToList();
        var rejected = ParallelReading.Run(TableShape.Of(dataset, []), [FileOf(dataset, size)], [.. seen.Select(static rows => (Action<RowBatch>)(batch => rows.AddRange(Shown(batch))))], CancellationToken.None);
        return ([.. seen.SelectMany(static rows => rows)], rejected);
    }

    private CsvFile FileOf(DatasetDeclaration dataset, int size) =>
        new(new("a.csv", folder["a.csv"]), dataset.Csv, CsvSigns.Of(dataset), TableShape.Of(dataset, []), NamesOf(dataset), [.. Enumerable.Range(0, dataset.Columns.Length)]) { BlockSize = size };

    private static ImmutableArray<string> NamesOf(DatasetDeclaration dataset) => [.. dataset.Columns.Select(static column => column.Name)];

    private static List<string> Shown(RowBatch batch) =>
        [.. Enumerable.Range(0, batch.Rows).Select(row => "row " + string.Join(" | ", batch.Columns.Select(column => ShownValues.Of(column, row))))];

    // Its later blocks fail sooner.
    private sealed class FailingFile : ITextFile
    {
        private volatile bool hasFailed;

        public string Name => "failing";

        public IEnumerable<TextBlock> Blocks() => Enumerable.Range(0, 20).Select(static number => new TextBlock(new byte[16], number));

        public void Read(TextBlock block, RowBatch batch)
        {
            if (block.Length < 3) return;
            if (block.Length == 3) SpinWait.SpinUntil(() => hasFailed, millisecondsTimeout: 50);
            hasFailed = true;
            throw new StageFailure($"block {block.Length}");
        }
    }
}
