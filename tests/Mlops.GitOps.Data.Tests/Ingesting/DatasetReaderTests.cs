using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Ingesting;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Tests.Ingesting;

public sealed class DatasetReaderTests
{
    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    public void Any_number_of_threads_gives_the_same_bytes(string format)
    {
        using var folder = new TemporaryFolder();
        var source = Directory.CreateDirectory(folder["source"]).FullName;
        if (format == "csv") folder.With("source/a.csv", Lines(200_000)).With("source/b.csv", Lines(400_000));
        else
        {
            ShownTables.Write(Path.Join(source, "a.parquet"), "SELECT i AS id, 'name ' || (i % 100) AS name FROM range(300000) t(i)");
            ShownTables.Write(Path.Join(source, "b.parquet"), "SELECT nullif(i % 7, 0) AS id, hash(i)::VARCHAR AS name FROM range(700000) t(i)");
        }

        var outcomes = new[] { 2, 4, 2, 3 }.Select(threads => Write(folder, format, source, threads)).ToArray();
        Assert.All(outcomes, outcome => Assert.Equal(outcomes[0], outcome));
    }

    [Fact]
    public void Only_the_columns_that_a_query_names_are_handed_over_and_all_are_checked()
    {
        using var folder = new TemporaryFolder();
        folder.With("a.csv", "id,name\n1,x\n2,\nz,y\n4,w\n");
        using var database = DuckDatabase.Open();
        using var connection = database.Connect();
        var reader = DatasetReader.Open(connection, Things("csv"), folder["a.csv"], "things", folder["scratch"]);
        Assert.Equal([3], Counts(connection, $"SELECT count(*) FROM ({reader.Query})"));
        Assert.Equal([3], Counts(connection, $"SELECT count(name) + 1 FROM ({reader.Query})"));
        Assert.Equal([4], Counts(connection, $"SELECT line FROM ({reader.RejectQuery})"));
    }

    [Fact]
    public void A_reading_that_is_given_up_can_begin_again()
    {
        using var folder = new TemporaryFolder();
        folder.With("a.csv", Lines(500_000));
        using var database = DuckDatabase.Open();
        using var connection = database.Connect();
        var reader = DatasetReader.Open(connection, Things("csv"), folder["a.csv"], "things", folder["scratch"]);
        for (var round = 0; round < 3; round++)
        {
            Assert.Single(Counts(connection, $"SELECT id FROM ({reader.Query}) LIMIT 1"));
            using var stop = new CancellationTokenSource();
            using var rows = connection.Query(reader.Query, stop.Token);
            rows.Read(stop.Token);
            stop.Cancel();
            Assert.ThrowsAny<OperationCanceledException>(() => rows.Read(stop.Token));
        }

        Assert.Equal([450_000], Counts(connection, $"SELECT count(*) FROM ({reader.Query})"));
        Assert.Equal([50_000], Counts(connection, $"SELECT count(*) FROM ({reader.RejectQuery})"));
    }

    private static (string Rows, string Rejects) Write(TemporaryFolder folder, string format, string source, int threads)
    {
        using var database = DuckDatabase.Open(new DuckSettings { Threads = threads });
        using var connection = database.Connect();
        var reader = DatasetReader.Open(connection, Things(format), source, "things", folder["scratch"]);
        connection.Execute($"COPY ({reader.Query}) TO '{folder["rows"]}' (FORMAT parquet, COMPRESSION zstd)");
        connection.Execute($"COPY ({reader.RejectQuery}) TO '{folder["rejects"]}' (FORMAT parquet, COMPRESSION zstd)");
        return (Digest("rows"), Digest("rejects"));

        string Digest(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder[file])));
    }

    private static DatasetDeclaration Things(string format) => new(
        "things", format, CsvDialect.Usual,
        [new("id", new ColumnType(ColumnKind.Int)), new("name", new ColumnType(ColumnKind.String, IsNullable: true))], "fail", null, null);

    private static string Lines(int count)
    {
        var text = new StringBuilder("name,id\n");
        for (var row = 0; row < count; row++) text.Append(CultureInfo.InvariantCulture, $"\"name, {row % 1000}\",{(row % 10 == 3 ? "x" : "")}{row}\n");
        return text.ToString();
    }

    private static long[] Counts(DuckConnection connection, string query)
    {
        using var rows = connection.Query(query);
        var counts = new List<long>();
        while (rows.Read() is { } chunk) counts.AddRange(chunk[0].Values<long>().ToArray());
        return [.. counts];
    }
}
