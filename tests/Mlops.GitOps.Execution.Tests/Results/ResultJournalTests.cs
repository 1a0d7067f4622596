using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Results;
using static Mlops.GitOps.Execution.Tests.Results.SampleResults;

namespace Mlops.GitOps.Execution.Tests.Results;

public sealed class ResultJournalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string FilePath => folder[".mlops/results"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_appended_is_found_by_this_and_by_the_next_process()
    {
        var results = Make(300);
        using var journal = ResultJournal.Open(FilePath);
        journal.Append(results[..200]);
        journal.Append(results[200..]);
        using var next = ResultJournal.Open(FilePath);
        foreach (var result in results)
        {
            Assert.Equal(Spelled(result), Spelled(journal.Find(result.Key)));
            Assert.Equal(Spelled(result), Spelled(next.Find(result.Key)));
            Assert.Equal(Spelled(result), Spelled(next.Latest(result.Stage)));
        }

        Assert.Null(next.Find(Digest.OfText("never appended")));
        Assert.Null(next.Latest("credit/stage1"));
    }

    [Fact]
    public void Thousands_of_results_are_found_through_every_size_of_the_index()
    {
        var results = Make(5_000);
        using var journal = ResultJournal.Open(FilePath);
        journal.Append(results);
        Assert.All(results, result => Assert.Equal(result.Stage, journal.Find(result.Key)?.Stage));
        Assert.All(results, result => Assert.Equal(result.Key, journal.Latest(result.Stage)?.Key));
    }

    [Fact]
    public void The_newest_result_of_a_key_and_of_a_stage_counts()
    {
        using var journal = ResultJournal.Open(FilePath);
        var (first, other, again) = (Make("train", 1, "100"), Make("train", 2), Make("train", 1, "300"));
        journal.Append([first]);
        journal.Append([other, again]);
        Assert.Equal(Spelled(again), Spelled(journal.Find(first.Key)));
        Assert.Equal(Spelled(again), Spelled(journal.Latest("train")));
        Assert.Equal(Spelled(other), Spelled(journal.Find(other.Key)));
    }

    [Fact]
    public void A_stage_whose_name_needs_escapes_is_found()
    {
        using var journal = ResultJournal.Open(FilePath);
        var result = Make("a\"b\\c\nd é 😀", 1);
        journal.Append([result]);
        Assert.Equal(Spelled(result), Spelled(journal.Latest(result.Stage)));
    }

    [Fact]
    public void What_others_append_is_seen_after_a_refresh()
    {
        using var ours = ResultJournal.Open(FilePath);
        using var theirs = ResultJournal.Open(FilePath);
        Assert.False(ours.Refresh());
        var result = Make("train", 1);
        theirs.Append([result]);
        Assert.Null(ours.Find(result.Key));
        Assert.True(ours.Refresh());
        Assert.Equal(Spelled(result), Spelled(ours.Find(result.Key)));
        Assert.False(ours.Refresh());
    }

    [Fact]
    public void Half_a_line_of_a_killed_writer_swallows_nothing()
    {
        var results = Make(3);
        using var journal = ResultJournal.Open(FilePath);
        journal.Append(results[..1]);
        var line = LinesOf(results[1..2]);
        File.AppendAllText(FilePath, line[..(line.Length / 2)]);
        Assert.False(journal.Refresh());
        journal.Append(results[2..]);
        using var next = ResultJournal.Open(FilePath);
        Assert.Equal(Spelled(results[0]), Spelled(next.Find(results[0].Key)));
        Assert.Null(next.Find(results[1].Key));
        Assert.Equal(Spelled(results[2]), Spelled(next.Find(results[2].Key)));
        Assert.Equal(Spelled(results[2]), Spelled(journal.Find(results[2].Key)));
    }

    [Fact]
    public void A_line_that_is_still_being_written_is_read_when_it_is_whole()
    {
        var results = Make(1);
        using var journal = ResultJournal.Open(FilePath);
        journal.Append([Make("other", 1)]);
        var line = LinesOf(results);
        File.AppendAllText(FilePath, line[..100]);
        Assert.False(journal.Refresh());
        File.AppendAllText(FilePath, line[100..]);
        Assert.True(journal.Refresh());
        Assert.Equal(Spelled(results[0]), Spelled(journal.Find(results[0].Key)));
    }

    [Fact]
    public void Appending_nothing_writes_nothing()
    {
        using var journal = ResultJournal.Open(FilePath);
        journal.Append([]);
        Assert.Equal(0, new FileInfo(FilePath).Length);
    }

    [Fact]
    public void Compacting_leaves_the_newest_of_what_is_kept()
    {
        var results = Make(10);
        using var journal = ResultJournal.Open(FilePath);
        for (var round = 0; round < 3; round++) journal.Append(results);
        var before = new FileInfo(FilePath).Length;
        journal.Compact(result => result.Stage != results[4].Stage);
        Assert.True(new FileInfo(FilePath).Length < before / 3);
        Assert.Null(journal.Find(results[4].Key));
        Assert.Equal(Spelled(results[5]), Spelled(journal.Find(results[5].Key)));
        Assert.Equal(["results"], Directory.EnumerateFileSystemEntries(folder[".mlops"]).Select(Path.GetFileName));
    }

    [Fact]
    public void Whoever_has_the_old_file_open_goes_on_in_the_compacted_one()
    {
        var results = Make(4);
        using var ours = ResultJournal.Open(FilePath);
        using var theirs = ResultJournal.Open(FilePath);
        using var third = ResultJournal.Open(FilePath);
        ours.Append(results[..2]);
        theirs.Compact(result => result.Key == results[1].Key);
        ours.Append(results[2..3]);
        Assert.Null(ours.Find(results[0].Key));
        theirs.Append(results[3..]);
        Assert.True(third.Refresh());
        using var next = ResultJournal.Open(FilePath);
        foreach (var result in results[1..])
        {
            Assert.Equal(Spelled(result), Spelled(next.Find(result.Key)));
            Assert.Equal(Spelled(result), Spelled(third.Find(result.Key)));
        }
    }

    [Fact]
    public void A_journal_that_was_deleted_begins_anew()
    {
        var results = Make(2);
        using var journal = ResultJournal.Open(FilePath);
        journal.Append(results[..1]);
        File.Delete(FilePath);
        journal.Append(results[1..]);
        using var next = ResultJournal.Open(FilePath);
        Assert.Null(next.Find(results[0].Key));
        Assert.Equal(Spelled(results[1]), Spelled(next.Find(results[1].Key)));
    }
}
