using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Xunit.Abstractions;

namespace Mlops.GitOps.Core.Tests.Yaml;

/// <summary>There is one meaning of a file: the quick reader gives what the parser gives, to the last span, or gives up.</summary>
public class QuickReaderTests(ITestOutputHelper output)
{
    [Fact]
    public void Reads_specs_without_the_parser()
    {
        var withoutAliases = YamlMutations.Spec.Replace("&apps", "", StringComparison.Ordinal).Replace("*apps", "x", StringComparison.Ordinal)
            .Replace("slices.sex.auc.min\n", "slices.sex.auc.min", StringComparison.Ordinal);
        Assert.True(WasRead(withoutAliases));
    }

    [Theory]
    [InlineData("of: [unique: id, sameRowCount, monotone: \"a b\"]\n", true)]
    [InlineData("of: [a: {b: c}, d: [e: f]]\n", true)]
    [InlineData("of: [a: , b]\n", false)]
    [InlineData("of: [a:\n  b]\n", false)]
    [InlineData("of: [\"a\":b]\n", false)]
    [InlineData("of: [{a: b}: c]\n", false)]
    public void Reads_a_pair_in_a_list_where_both_stand_on_its_line(string text, bool isRead) => Assert.Equal(isRead, WasRead(text));

    [JudgeFact(YamlSuite.Judge)]
    public void Agrees_with_the_parser_on_every_case_of_the_suite()
    {
        var cases = YamlSuite.Load();
        var read = cases.Count(static c => WasRead(c.Yaml));
        output.WriteLine($"{read} of {cases.Count} cases were read without the parser");
        Assert.InRange(read, 40, cases.Count);
    }

    [Fact, Trait("Kind", "fuzz")]
    public void Agrees_with_the_parser_on_mutations_of_specs()
    {
        var spec = YamlMutations.Spec.Replace("&apps", "", StringComparison.Ordinal).Replace("*apps", "x", StringComparison.Ordinal)
            .Replace("slices.sex.auc.min\n", "slices.sex.auc.min", StringComparison.Ordinal);
        var read = 0;
        for (var seed = 0; seed < FuzzCases.Or(10_000); seed++) read += WasRead(YamlMutations.Mutate(spec, seed)) ? 1 : 0;
        Assert.True(read > 1_000, $"only {read} were read");
    }

    [Fact, Trait("Kind", "fuzz")]
    public void Agrees_with_the_parser_on_whatever_the_writer_writes()
    {
        var read = 0;
        for (var seed = 0; seed < FuzzCases.Or(3_000); seed++) read += WasRead(YamlWriter.Write(new RandomYaml(seed).Node())) ? 1 : 0;
        Assert.True(read > 300, $"only {read} were read");
    }

    /// <summary>Returns whether the quick reader read the text; if it did, the parser must agree.</summary>
    private static bool WasRead(string text)
    {
        var file = new SourceFile("a.yaml", text);
        var diagnostics = new DiagnosticBag();
        if (YamlPrescan.Scan(file, diagnostics) is not { } traits || QuickReader.TryRead(file, traits) is not { } quick) return false;
        var parsed = YamlReader.Parse(file, traits, diagnostics);
        var complaints = string.Join("; ", diagnostics.ToSorted().Select(static d => $"{d.Location} {d.Message}"));
        Assert.True(complaints.Length == 0, $"The parser refuses what was read: {complaints}\n{text}");
        var (expected, actual) = (Dump(parsed), Dump(quick));
        Assert.True(expected == actual, $"{text}\n-- parser --\n{expected}\n-- quick reader --\n{actual}");
        return true;
    }

    private static string Dump(YamlDocument document) =>
        $"{(document.Root is null ? "" : Dump(document.Root))} {string.Join(' ', document.Comments.Select(static c => $"{c.Span.Start}-{c.Span.End}{c.IsOnItsOwnLine}{c.Text}"))}";

    private static string Dump(YamlNode node) => $"{node.Span.Start}-{node.Span.End}" + node switch
    {
        YamlMap map => $"{map.IsFlow}{{{string.Join(", ", map.Entries.Select(static e => $"{Dump(e.Key)}: {Dump(e.Written)}"))}}}",
        YamlSequence list => $"{list.IsFlow}[{string.Join(", ", list.Written.Select(Dump))}]",
        YamlScalar scalar => $"{scalar.Style}<{scalar.Value}>",
        _ => "?",
    };
}
