using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Auditing;

namespace Mlops.GitOps.Rules.Tests.Auditing;

public sealed class AuditChainTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_chain_as_it_was_written_is_sound() => Assert.Empty(AuditChain.Verify(Chain(20)));

    [Fact]
    public void An_entry_reads_back_as_it_was_written()
    {
        var entry = AuditEntry.TryParse(Chain(2)[1].Text);
        Assert.NotNull(entry);
        Assert.Equal(Chain(2)[1].Text, entry.Write());
    }

    [Theory]
    [InlineData("ALLOW", "DENY")]
    [InlineData("\"number\":4", "\"number\":5")]
    [InlineData("2026", "2025")]
    [InlineData("{", "")]
    public void A_changed_entry_breaks_the_chain(string text, string other)
    {
        var files = Chain(8);
        files[3] = (files[3].Path, files[3].Text.Replace(text, other, StringComparison.Ordinal));
        Assert.NotEmpty(AuditChain.Verify(files));
    }

    [Fact]
    public void A_missing_entry_breaks_the_chain_wherever_it_was_before_the_last()
    {
        for (var at = 0; at < 7; at++)
        {
            var files = Chain(8);
            files.RemoveAt(at);
            Assert.NotEmpty(AuditChain.Verify(files));
        }
    }

    [Fact]
    public void An_entry_put_in_breaks_the_chain()
    {
        var files = Chain(8);
        var other = AuditChain.Next(files[2].Text, Start, "elsewhere", Verdict("ALLOW"), null)!;
        files.Insert(3, (other.Path, other.Write()));
        Assert.NotEmpty(AuditChain.Verify(files));
    }

    [Fact]
    public void Two_entries_that_change_places_break_the_chain()
    {
        var files = Chain(8);
        (files[2], files[5]) = ((files[2].Path, files[5].Text), (files[5].Path, files[2].Text));
        Assert.Equal(["0000000003.json", "0000000004.json", "0000000006.json", "0000000007.json"], AuditChain.Verify(files).Select(static problem => problem.Path).Where(static path => path != "0000000005.json"));
    }

    [Fact]
    public void Nothing_follows_what_is_no_entry() => Assert.Null(AuditChain.Next("{}", Start, "", Verdict("DENY"), null));

    private static YamlMap Verdict(string outcome) => YamlTree.Map(("schema", YamlTree.Text("mlops/verdict/1")), ("verdict", YamlTree.Text(outcome)));

    private static List<(string Path, string Text)> Chain(int length)
    {
        var files = new List<(string Path, string Text)>();
        for (var number = 1; number <= length; number++)
        {
            var entry = AuditChain.Next(files.Count == 0 ? null : files[^1].Text, Start.AddHours(number), "credit", Verdict("ALLOW"), YamlTree.Map(("now", YamlTree.Text("x"))))!;
            files.Add((entry.Path, entry.Write()));
        }

        return files;
    }
}
