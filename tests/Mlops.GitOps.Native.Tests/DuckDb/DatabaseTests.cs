using System.Diagnostics;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Native.Tests.DuckDb;

public class DatabaseTests
{
    [Fact]
    public void The_library_is_the_locked_one() =>
        Assert.Contains($"\"@duckdb/node-bindings-linux-x64\": \"{DuckDatabase.LibraryVersion.TrimStart('v')}-", File.ReadAllText(Repository.PathOf("src", "Mlops.GitOps.Native", "native", "package.json")), StringComparison.Ordinal);

    [Fact]
    public void Databases_and_connections_opened_and_closed_leave_nothing_open()
    {
        OpenAndClose(20);
        var (threads, files) = Open();
        OpenAndClose(FuzzCases.Or(200));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var after = Open();
        Assert.InRange(after.Threads, 0, threads + 10);
        Assert.InRange(after.Files, 0, files + 10);

        static void OpenAndClose(int times)
        {
            for (var i = 0; i < times; i++)
            {
                using var database = DuckDatabase.Open(new() { Threads = 2 });
                for (var j = 0; j < 10; j++)
                {
                    using var connection = database.Connect();
                    connection.Execute($"CREATE TABLE t{j} AS SELECT range AS i FROM range(10)");
                }
            }
        }

        static (int Threads, int Files) Open()
        {
            using var self = Process.GetCurrentProcess();
            return (self.Threads.Count, Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd").Length : 0);
        }
    }

    [Fact]
    public void Results_and_statements_by_the_thousand_take_no_memory_with_them()
    {
        using var database = DuckDatabase.Open(new() { Threads = 1 });
        using var connection = database.Connect();
        RunThem(200);
        var before = Environment.WorkingSet;
        RunThem(3_000);
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 64L << 20);

        void RunThem(int times)
        {
            for (var i = 0; i < times; i++)
            {
                using var statement = connection.Prepare("SELECT repeat('x', 60000) || ? AS text");
                using var result = statement.Bind(1, i).Query();
                Assert.Equal(1, result.Read()!.Count);
                connection.Execute("SELECT repeat('y', 60000)");
                Assert.Throws<DuckException>(() => connection.Execute("SELECT nothing"));
            }
        }
    }

    [Fact]
    public void A_connection_keeps_its_database_open()
    {
        DuckConnection connection;
        using (var database = DuckDatabase.Open()) connection = database.Connect();
        using (connection) Assert.Equal("1", Rows.Single(connection, "SELECT 1"));
    }

    [Fact]
    public void What_is_closed_says_so()
    {
        var database = DuckDatabase.Open();
        var connection = database.Connect();
        using var statement = connection.Prepare("SELECT 1");
        using var result = connection.Query("SELECT range FROM range(100000)");
        connection.Dispose();
        database.Dispose();
        Assert.Throws<ObjectDisposedException>(() => connection.Execute("SELECT 1"));
        Assert.Throws<ObjectDisposedException>(() => statement.Query());
        Assert.Throws<ObjectDisposedException>(() => result.Read());
        Assert.Throws<ObjectDisposedException>(() => database.Connect());
    }

    [Fact]
    public void A_connection_closed_on_another_thread_ends_nothing_but_the_query()
    {
        using var database = DuckDatabase.Open(new() { Threads = 1 });
        using var connection = database.Connect();
        using var stop = new CancellationTokenSource();
        var closing = new Thread(() =>
        {
            Thread.Sleep(100);
            connection.Dispose();
            stop.Cancel();
        });
        closing.Start();
        var error = Record.Exception(() => connection.Execute(StreamTests.Endless, stop.Token));
        closing.Join();
        Assert.True(error is OperationCanceledException or ObjectDisposedException, $"{error}");
    }

    [Fact]
    public void Two_databases_at_once_know_nothing_of_each_other()
    {
        using var first = DuckDatabase.Open();
        using var second = DuckDatabase.Open();
        using var one = first.Connect();
        using var two = second.Connect();
        one.Execute("CREATE TABLE t AS SELECT 1 AS i");
        two.Execute("CREATE TABLE t AS SELECT 2 AS i");
        Assert.Equal("1", Rows.Single(one, "SELECT i FROM t"));
        Assert.Equal("2", Rows.Single(two, "SELECT i FROM t"));
    }

    [Fact]
    public void Connections_work_on_threads_of_their_own()
    {
        using var database = DuckDatabase.Open();
        var sums = new string[4];
        Parallel.For(0, sums.Length, i =>
        {
            using var connection = database.Connect();
            sums[i] = Rows.Single(connection, $"SELECT sum(range + {i}) FROM range(100000)");
        });
        Assert.Equal(["4999950000", "5000050000", "5000150000", "5000250000"], sums);
    }

    [Fact]
    public void A_file_keeps_what_was_written()
    {
        using var folder = new TemporaryFolder();
        using (var database = DuckDatabase.Open(new() { File = folder["data.duckdb"] }))
        using (var connection = database.Connect())
            Assert.Equal(3, connection.Execute("CREATE TABLE t (i INTEGER); INSERT INTO t VALUES (1), (2), (3)"));
        using var again = DuckDatabase.Open(new() { File = folder["data.duckdb"], IsReadOnly = true });
        using var reading = again.Connect();
        Assert.Equal("6", Rows.Single(reading, "SELECT sum(i) FROM t"));
        Assert.Contains("read-only", Assert.Throws<DuckException>(() => reading.Execute("DROP TABLE t")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_an_error()
    {
        using var folder = new TemporaryFolder().With("data.duckdb", new string('x', 20_000));
        var error = Assert.Throws<DuckException>(() => DuckDatabase.Open(new() { File = folder["data.duckdb"] }));
        Assert.Contains("data.duckdb", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_are_what_the_engine_works_with()
    {
        using var folder = new TemporaryFolder();
        using var database = DuckDatabase.Open(new() { Threads = 3, MemoryLimit = 64L << 20, TemporaryFolder = folder["spill"] });
        using var connection = database.Connect();
        Assert.Equal("3", Rows.Single(connection, "SELECT current_setting('threads')"));
        Assert.Equal("64.0 MiB", Rows.Single(connection, "SELECT current_setting('memory_limit')"));
        Assert.Equal(folder["spill"], Rows.Single(connection, "SELECT current_setting('temp_directory')"));
    }

    [Fact]
    public void Nothing_of_the_machine_is_looked_at()
    {
        using var database = DuckDatabase.Open();
        using var connection = database.Connect();
        using var another = database.Connect();
        Assert.Equal("UTC", Rows.Single(connection, "SELECT current_setting('TimeZone')"));
        Assert.Equal("UTC", Rows.Single(another, "SELECT current_setting('TimeZone')"));
        foreach (var setting in new[] { "autoinstall_known_extensions", "autoload_known_extensions", "allow_persistent_secrets" })
            Assert.Equal("false", Rows.Single(connection, $"SELECT current_setting('{setting}')"));
        Assert.Equal("", Rows.Single(connection, "SELECT current_setting('temp_directory')"));
    }

    [Fact]
    public void A_setting_that_cannot_be_is_an_error() =>
        Assert.Throws<DuckException>(() => DuckDatabase.Open(new() { Threads = -2 }));

    [Fact]
    public void More_than_fits_into_memory_goes_to_the_folder_or_fails()
    {
        const string sql = "SELECT count(*) FROM (SELECT range % 1000003 AS k, repeat('x', 100) || range AS t FROM range(1000000) ORDER BY t DESC, k)";
        using var folder = new TemporaryFolder();
        using var small = DuckDatabase.Open(new() { Threads = 1, MemoryLimit = 40L << 20 });
        using var without = small.Connect();
        const string sorted = "CREATE TABLE s AS SELECT repeat('x', 100) || (range * 7919 % 1000003) AS t FROM range(1000000) ORDER BY t";
        Assert.Contains("Out of Memory", Assert.Throws<DuckException>(() => without.Execute(sorted)).Message, StringComparison.Ordinal);
        using var spilling = DuckDatabase.Open(new() { Threads = 1, MemoryLimit = 40L << 20, TemporaryFolder = folder["spill"] });
        using var with = spilling.Connect();
        with.Execute(sorted);
        Assert.Equal("1000000", Rows.Single(with, sql));
    }
}
