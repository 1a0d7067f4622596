using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Locks;

namespace Mlops.GitOps.Execution.Tests.Locks;

public sealed class WorkspaceLockTests : IDisposable
{
    private static readonly Digest Key = Digest.OfText("a key");
    private static readonly Digest OtherKey = Digest.OfText("another key");

    /// <summary>Takes the range that its arguments say, says so, and holds it until it is told to go.</summary>
    private const string Holder = """
        path, start, kind = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
        fd = os.open(path, os.O_RDWR | os.O_CREAT)
        try:
            lock(fd, kind, start, 1, False)
            say('taken')
        except OSError:
            say('refused')
        sys.stdin.readline()
        """;

    private readonly TemporaryFolder folder = new();

    private string FilePath => folder[".mlops/lock"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_key_is_held_by_one_until_it_is_let_go()
    {
        var locks = WorkspaceLock.Open(FilePath);
        using (var first = locks.TryTake(Key))
        {
            Assert.NotNull(first);
            Assert.Null(locks.TryTake(Key));
            Assert.Null(WorkspaceLock.Open(FilePath).TryTake(Key));
            using var other = locks.TryTake(OtherKey);
            Assert.NotNull(other);
        }

        using var again = locks.TryTake(Key);
        Assert.NotNull(again);
        Assert.Equal(0, new FileInfo(FilePath).Length);
    }

    [Fact]
    public void Threads_take_turns()
    {
        var locks = WorkspaceLock.Open(FilePath);
        var (inside, most, turns) = (0, 0, 0);
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            using var held = locks.Take(Key, CancellationToken.None);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            Thread.Yield();
            turns++;
            Interlocked.Decrement(ref inside);
        });
        Assert.Equal((1, 64), (most, turns));
    }

    [Fact]
    public void Waiting_ends_when_it_is_stopped()
    {
        var locks = WorkspaceLock.Open(FilePath);
        using var held = locks.TryTake(Key);
        using var stop = new CancellationTokenSource(20);
        Assert.Throws<OperationCanceledException>(() => locks.Take(Key, stop.Token));
    }

    [Fact]
    public void Runs_go_on_beside_each_other_and_not_beside_a_clean_up()
    {
        var locks = WorkspaceLock.Open(FilePath);
        using (var first = locks.TryTakeRun())
        using (var second = locks.TryTakeRun())
        {
            Assert.NotNull(first);
            Assert.NotNull(second);
            Assert.Null(locks.TryTakeAlone());
        }

        using var alone = locks.TryTakeAlone();
        Assert.NotNull(alone);
        Assert.Null(locks.TryTakeRun());
        using var key = locks.TryTake(Key);
        Assert.NotNull(key);
    }

    [Fact]
    public void Closing_another_descriptor_of_the_file_loses_nothing()
    {
        var locks = WorkspaceLock.Open(FilePath);
        using var held = locks.TryTake(Key);
        File.OpenHandle(FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
        Assert.Null(locks.TryTake(Key));
    }

    [PythonFact]
    public void A_key_is_free_as_soon_as_the_process_that_held_it_is_killed()
    {
        var locks = WorkspaceLock.Open(FilePath);
        using var other = new OtherProcess(Holder, FilePath, $"{LockRange.Of(Key).Start}", "1");
        Assert.Equal("taken", other.Hear());
        Assert.Null(locks.TryTake(Key));
        using var free = locks.TryTake(OtherKey);
        Assert.NotNull(free);
        other.Kill();
        using var taken = locks.TryTake(Key);
        Assert.NotNull(taken);
    }

    [PythonFact]
    public void Another_process_does_not_get_what_is_held_here()
    {
        var locks = WorkspaceLock.Open(FilePath);
        using var held = locks.TryTake(Key);
        using var other = new OtherProcess(Holder, FilePath, $"{LockRange.Of(Key).Start}", "1");
        Assert.Equal("refused", other.Hear());
    }

    [PythonFact]
    public void Whoever_waits_goes_on_when_the_holder_is_killed()
    {
        var locks = WorkspaceLock.Open(FilePath);
        using var other = new OtherProcess(Holder, FilePath, $"{LockRange.Of(Key).Start}", "1");
        Assert.Equal("taken", other.Hear());
        var waiting = Task.Run(() => locks.Take(Key, CancellationToken.None));
        Assert.False(waiting.Wait(50));
        other.Kill();
        waiting.GetAwaiter().GetResult().Dispose();
    }

    [PythonFact]
    public void A_run_elsewhere_keeps_a_clean_up_out()
    {
        var locks = WorkspaceLock.Open(FilePath);
        using var other = new OtherProcess(Holder, FilePath, $"{LockRange.Runs.Start}", "0");
        Assert.Equal("taken", other.Hear());
        using var run = locks.TryTakeRun();
        Assert.NotNull(run);
        Assert.Null(locks.TryTakeAlone());
    }

    [PythonFact]
    public void A_child_that_outlives_a_lock_does_not_hold_it()
    {
        var locks = WorkspaceLock.Open(FilePath);
        var held = locks.TryTake(Key);
        using var child = new OtherProcess("say('here'); sys.stdin.readline()");
        Assert.Equal("here", child.Hear());
        held?.Dispose();
        using var again = locks.TryTake(Key);
        Assert.NotNull(again);
    }

    [Fact]
    public void Keys_choose_bytes_below_the_one_of_runs()
    {
        var highest = new byte[Digest.Size];
        highest.AsSpan().Fill(0xFF);
        Assert.Equal((1L << 62) - 1, LockRange.Of(new Digest(highest)).Start);
        Assert.True(LockRange.Runs.Start > LockRange.Of(new Digest(highest)).Start);
    }
}
