using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Native.Tests.DuckDb;

public sealed class StreamTests : IDisposable
{
    /// <summary>Would take hours.</summary>
    internal const string Endless = "SELECT count(*) FROM range(1000000000) a, range(1000000) b WHERE a.range % 7 = b.range % 11";

    private readonly DuckDatabase database = DuckDatabase.Open(new() { Threads = 2 });
    private readonly DuckConnection connection;

    public StreamTests() => connection = database.Connect();

    public void Dispose()
    {
        connection.Dispose();
        database.Dispose();
    }

    [Fact]
    public void A_million_rows_are_streamed()
    {
        using var result = connection.Query("SELECT range AS i, range::VARCHAR AS t FROM range(1000000)");
        Assert.Equal(["i", "t"], result.Columns.Select(static column => column.Name));
        Assert.Equal(999_999L * 500_000, Rows.SumOf(result, 0));
        Assert.Null(result.Read());
    }

    [Fact]
    public void A_stream_needs_no_room_for_all_its_rows()
    {
        using var small = DuckDatabase.Open(new() { Threads = 2, MemoryLimit = 32L << 20 });
        using var connected = small.Connect();
        using var result = connected.Query("SELECT range, repeat('x', 1000) FROM range(300000)");
        Assert.Equal(299_999L * 150_000, Rows.SumOf(result, 0));
    }

    [Fact]
    public void An_error_in_the_middle_is_not_the_end()
    {
        using var result = connection.Query("SELECT CASE WHEN range = 900000 THEN error('row 900000 is bad') ELSE range END FROM range(1000000)");
        Assert.Contains("row 900000 is bad", Assert.Throws<DuckException>(() => Rows.SumOf(result, 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_another_statement_cut_off_are_an_error()
    {
        using var result = connection.Query("SELECT range FROM range(1000000)");
        Assert.NotNull(result.Read());
        connection.Execute("SELECT 1");
        Assert.Contains("Another statement", Assert.Throws<DuckException>(() => result.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_are_gone_say_so()
    {
        using var result = connection.Query("SELECT range FROM range(10000)");
        var first = result.Read()!;
        Assert.NotNull(result.Read());
        Assert.Throws<ObjectDisposedException>(() => first[0].Values<long>().Length);
    }

    [Fact]
    public void A_stream_that_is_left_does_not_hinder_the_next()
    {
        for (var i = 0; i < 200; i++)
        {
            using var result = connection.Query("SELECT range FROM range(1000000)");
            Assert.NotNull(result.Read());
        }

        Assert.Equal("1", Rows.Single(connection, "SELECT 1"));
    }

    [Fact]
    public void A_query_that_is_cancelled_ends()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Assert.Throws<OperationCanceledException>(() => connection.Execute(Endless, stop.Token));
        Assert.Equal("1", Rows.Single(connection, "SELECT 1"));
    }

    [Fact]
    public void A_stream_that_is_cancelled_ends()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Assert.Throws<OperationCanceledException>(() =>
        {
            using var result = connection.Query(Endless, stop.Token);
            result.Read(stop.Token);
        });
        Assert.Equal("1", Rows.Single(connection, "SELECT 1"));
    }

    [Fact]
    public void What_was_cancelled_before_it_began_does_not_begin() =>
        Assert.Throws<OperationCanceledException>(() => connection.Execute("CREATE TABLE t (i INTEGER)", new CancellationToken(canceled: true)));

    [Fact]
    public void A_token_that_comes_too_late_disturbs_nothing()
    {
        for (var i = 0; i < 100; i++)
        {
            using var stop = new CancellationTokenSource();
            connection.Execute("SELECT 1", stop.Token);
            stop.Cancel();
            Assert.Equal("1000", Rows.Single(connection, "SELECT count(*) FROM range(1000)"));
        }
    }

    [Theory]
    [InlineData("parquet", "FORMAT parquet")]
    [InlineData("csv", "FORMAT csv, HEADER")]
    [InlineData("json", "FORMAT json")]
    public void Files_of_every_kind_come_back_as_they_went(string extension, string options)
    {
        using var folder = new TemporaryFolder();
        connection.Execute("CREATE TABLE t AS SELECT range AS i, CASE WHEN range % 5 = 0 THEN NULL ELSE 'a,\"b\" ' || range END AS text, range / 8.0 AS part, TIMESTAMP '2024-02-29 12:00:00' + INTERVAL (range) SECOND AS moment FROM range(10000)");
        connection.Execute($"COPY t TO '{folder[$"t.{extension}"]}' ({options})");
        Assert.Equal("0", Rows.Single(connection, $"SELECT count(*) FROM (FROM t EXCEPT ALL SELECT i, text, part, moment::TIMESTAMP FROM '{folder[$"t.{extension}"]}')"));
        Assert.Equal("10000", Rows.Single(connection, $"SELECT count(*) FROM '{folder[$"t.{extension}"]}'"));
    }
}
