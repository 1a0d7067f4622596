using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Execution.Results;
using static Mlops.GitOps.Execution.Tests.Results.SampleResults;

namespace Mlops.GitOps.Execution.Tests.Results;

public sealed class JournalAppenderTests : IDisposable
{
    /// <summary>Appends the lines of a file as we do, one at a time, each in two halves, and says how many are written.</summary>
    private const string Appender = """
        import time
        path, lines = sys.argv[1], open(sys.argv[2], 'rb').read().splitlines(keepends=True)
        fd = os.open(path, os.O_RDWR)
        for number, line in enumerate(lines, 1):
            lock(fd, 1, 0, 0, True)
            end = os.lseek(fd, 0, os.SEEK_END)
            if os.pread(fd, 1, end - 1) != b'\n':
                os.write(fd, b'\n')
            os.write(fd, line[:300])
            time.sleep(0.001)
            os.write(fd, line[300:])
            lock(fd, 2, 0, 0, False)
            say(number)
        """;

    private readonly TemporaryFolder folder = new();

    private string FilePath => folder["results"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Appenders_at_once_lose_nothing_also_while_others_compact()
    {
        var results = Make(8 * 24);
        Parallel.For(0, 8, worker =>
        {
            using var journal = ResultJournal.Open(FilePath);
            for (var at = 0; at < 24; at += 3)
            {
                journal.Append(results.AsSpan().Slice((worker * 24) + at, 3).ToArray());
                if (worker == 0) journal.Compact(static _ => true);
                if (worker == 1) journal.Refresh();
            }
        });
        using var next = ResultJournal.Open(FilePath);
        Assert.All(results, result => Assert.Equal(Spelled(result), Spelled(next.Find(result.Key))));
    }

    [PythonFact]
    public void Appenders_of_several_processes_lose_nothing()
    {
        var results = Make(300);
        using var journal = ResultJournal.Open(FilePath);
        journal.Append(results[..1]);
        using var first = Append("first", results.AsSpan(1, 100).ToArray());
        using var second = Append("second", results.AsSpan(101, 100).ToArray());
        foreach (var result in results[201..]) journal.Append([result]);
        Assert.Equal((0, 0), (first.Wait(), second.Wait()));
        journal.Refresh();
        Assert.All(results, result => Assert.Equal(Spelled(result), Spelled(journal.Find(result.Key))));
    }

    [PythonFact]
    public void Appenders_that_are_killed_take_nothing_with_them()
    {
        var random = new Random(6);
        using var journal = ResultJournal.Open(FilePath);
        journal.Append([Make("first", 0)]);
        for (var round = 0; round < Math.Min(200, FuzzCases.Or(8)); round++)
        {
            var theirs = Enumerable.Range(0, 400).Select(number => Make($"killed {round}", number)).ToArray();
            var ours = Enumerable.Range(0, 20).Select(number => Make($"ours {round}", number)).ToArray();
            using var other = Append($"{round}", theirs);
            var (written, wanted) = (0, random.Next(1, 40));
            foreach (var result in ours)
            {
                journal.Append([result]);
                if (written < wanted) written = int.Parse(other.Hear() ?? "0", System.Globalization.CultureInfo.InvariantCulture);
            }

            Assert.InRange(written, 1, theirs.Length);
            other.Kill();
            using var next = ResultJournal.Open(FilePath);
            Assert.All(ours, result => Assert.Equal(Spelled(result), Spelled(next.Find(result.Key))));
            Assert.All(theirs[..written], result => Assert.Equal(Spelled(result), Spelled(next.Find(result.Key))));
        }
    }

    private OtherProcess Append(string name, StageResult[] results)
    {
        folder.With(name, LinesOf(results));
        return new OtherProcess(Appender, FilePath, folder[name]);
    }
}
