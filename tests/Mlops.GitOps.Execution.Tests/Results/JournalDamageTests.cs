using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Execution.Results;
using static Mlops.GitOps.Execution.Tests.Results.SampleResults;

namespace Mlops.GitOps.Execution.Tests.Results;

/// <summary>Whatever happens to the bytes of a journal: what it returns for a key is what was appended under that key.</summary>
public sealed class JournalDamageTests : IDisposable
{
    private static readonly StageResult[] Appended = [.. Make(6), Make("credit/stage2@eu", 2, "another value"), Make("credit/stage2@eu", 2, "yet another")];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cut_off_at_any_byte_it_has_all_whole_lines_and_takes_more()
    {
        var bytes = Write();
        var ends = Enumerable.Range(0, bytes.Length).Where(at => bytes[at] == '\n').ToList();
        var step = Math.Max(1, bytes.Length / FuzzCases.Or(400));
        for (var length = 0; length <= bytes.Length; length += step)
        {
            Write("cut", bytes[..length]);
            var whole = ends.Count(end => end < length) - 1;
            using var journal = ResultJournal.Open(folder["cut"]);
            AssertHolds(journal, Appended[..Math.Max(0, whole)]);
            var more = Make("later", length);
            journal.Append([more]);
            using var next = ResultJournal.Open(folder["cut"]);

            // The line feed that the next writer puts behind half a line may be all that it was short of.
            whole = ends.Count(end => end <= length) - 1;
            AssertHolds(next, [.. Appended[..Math.Max(0, whole)], more]);
        }
    }

    [Fact, Trait("Kind", "fuzz")]
    public void With_a_flipped_bit_it_returns_nothing_that_was_not_appended()
    {
        var random = new Random(3);
        var bytes = Write();
        var lost = 0;
        for (var flip = 0; flip < FuzzCases.Or(1_000); flip++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            Write("flipped", damaged);
            using var journal = ResultJournal.Open(folder["flipped"]);
            lost += AssertReturnsWhatWasAppended(journal);
        }

        Assert.True(lost > 0, "No flip hit a line.");
    }

    [Fact, Trait("Kind", "fuzz")]
    public void With_lines_cut_swapped_and_doubled_it_returns_nothing_that_was_not_appended()
    {
        var random = new Random(4);
        var bytes = Write();
        for (var made = 0; made < FuzzCases.Or(1_000); made++)
        {
            var (from, to, length) = (random.Next(bytes.Length), random.Next(bytes.Length), random.Next(600));
            var piece = bytes.AsSpan(from, Math.Min(length, bytes.Length - from));
            Write("torn", [.. bytes.AsSpan(0, to), .. piece, .. bytes.AsSpan(random.Next(to, bytes.Length))]);
            using var journal = ResultJournal.Open(folder["torn"]);
            AssertReturnsWhatWasAppended(journal);
        }
    }

    [Fact]
    public void Where_the_newest_line_of_a_key_is_damaged_an_older_one_serves()
    {
        var bytes = Write();
        bytes[^10] ^= 1;
        File.WriteAllBytes(folder["damaged"], bytes);
        using var journal = ResultJournal.Open(folder["damaged"]);
        Assert.Equal(Spelled(Appended[^2]), Spelled(journal.Find(Appended[^1].Key)));
        Assert.Equal(Spelled(Appended[^2]), Spelled(journal.Latest(Appended[^1].Stage)));
        journal.Compact(static _ => true);
        Assert.Equal(Spelled(Appended[^2]), Spelled(journal.Find(Appended[^1].Key)));
    }

    [Fact]
    public void A_file_of_something_else_is_an_empty_journal()
    {
        var noise = new byte[100_000];
        new Random(5).NextBytes(noise);
        File.WriteAllBytes(folder["noise"], noise);
        using var journal = ResultJournal.Open(folder["noise"]);
        Assert.Null(journal.Find(Appended[0].Key));
        journal.Append(Appended);
        AssertHolds(journal, Appended);
    }

    private byte[] Write()
    {
        using var journal = ResultJournal.Open(folder["whole"]);
        journal.Append(Appended);
        return File.ReadAllBytes(folder["whole"]);
    }

    // Into a new file: file systems sync what is written over an old one.
    private void Write(string name, byte[] bytes)
    {
        File.Delete(folder[name]);
        File.WriteAllBytes(folder[name], bytes);
    }

    private static void AssertHolds(ResultJournal journal, StageResult[] expected)
    {
        foreach (var same in expected.GroupBy(static result => result.Key)) Assert.Equal(Spelled(same.Last()), Spelled(journal.Find(same.Key)));
        foreach (var missing in Appended.Where(result => expected.All(other => other.Key != result.Key))) Assert.Null(journal.Find(missing.Key));
    }

    /// <summary>Returns how many keys have lost their newest result.</summary>
    private static int AssertReturnsWhatWasAppended(ResultJournal journal)
    {
        var lost = 0;
        foreach (var same in Appended.GroupBy(static result => result.Key))
        {
            var found = Spelled(journal.Find(same.Key));
            var (newest, all) = (Spelled(same.Last()), same.Select(Spelled).ToList());
            Assert.True(found == "none" || all.Contains(found), $"{same.Key} gave {found}.");
            if (found != newest) lost++;
        }

        return lost;
    }
}
