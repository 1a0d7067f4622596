using System.Text;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Tests.Yaml;

/// <summary>Files that were made to hurt: each is refused with a diagnostic, and refused at once.</summary>
public class YamlBombTests
{
    public static TheoryData<string, string> Bombs { get; } = new()
    {
        { "MLG1004", Repeat("[", 1_000_000) },
        { "MLG1004", Repeat("{", 1_000_000) },
        { "MLG1004", Repeat("[\n", 500_000) },
        { "MLG1004", Repeat("- ", 500_000) },
        { "MLG1004", Repeat("? ", 500_000) },
        { "MLG1004", Repeat("{a: ", 250_000) },
        { "MLG1004", string.Concat(Enumerable.Range(0, 100).Select(static depth => new string(' ', depth) + "a:\n")) },
        { "MLG1004", "a: [" + Repeat("1,", 100_000) + "]" },
        { "MLG1004", new string('a', YamlBudget.Bytes + 1) },
        { "MLG1004", Repeat("é", (YamlBudget.Bytes / 2) + 1) },
        { "MLG1004", "a0: &a0 x\n" + string.Concat(Enumerable.Range(1, 10).Select(static level => $"a{level}: &a{level} [{string.Join(',', Enumerable.Repeat($"*a{level - 1}", 10))}]\n")) },
        { "MLG1004", "a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\nb: [" + Repeat("*a,", 1_001) + "]" },
        { "MLG1001", "a: |\n" + new string(' ', 5_000) + "hidden\n" },
        { "MLG1001", "a: \"" + new string('x', 500_000) },
        { "MLG1001", Repeat("&a ", 300_000) },
        { "MLG1001", Repeat("]", 1_000_000) },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Is_refused(string code, string text)
    {
        var diagnostics = new DiagnosticBag();
        var document = YamlReader.Read(new SourceFile("a.yaml", text), diagnostics);
        Assert.Null(document.Root);
        Assert.Equal(code, Assert.Single(diagnostics.ToSorted()).Code);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Sixty_four_levels_are_read_and_no_more(int depth, bool isRead) =>
        Assert.Equal(isRead, Read(Repeat("[", depth) + Repeat("]", depth)).Root is not null);

    /// <summary>With k items, k + 1 001 nodes are written and stand for 999 k + 1 001.</summary>
    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void Aliases_may_stand_for_ten_times_what_is_written(int items, bool isRead) =>
        Assert.Equal(isRead, Read($"[&a [{string.Join(',', Enumerable.Repeat("1", items))}], [{Repeat("*a,", 998)}]]").Root is not null);

    [Fact]
    public void A_hundred_megabytes_are_refused_unread()
    {
        var bytes = new byte[100_000_000];
        Array.Fill(bytes, (byte)'a');
        var diagnostics = new DiagnosticBag();
        Assert.Null(Utf8Source.Decode("a.yaml", bytes, diagnostics));
        Assert.Equal("MLG1004", Assert.Single(diagnostics.ToSorted()).Code);
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x0A, 0x62, 0xFF, 0x63 }, 2, 2, "0xFF at offset 3")]
    [InlineData(new byte[] { 0xC3, 0xA9, 0xC3 }, 1, 2, "0xC3 at offset 2")]
    [InlineData(new byte[] { 0xC0, 0xAF }, 1, 1, "0xC0 at offset 0")]
    [InlineData(new byte[] { 0xE0, 0x80, 0xAF }, 1, 1, "0xE0")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 1, 1, "0xED")]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98, 0x80, 0xF4, 0x90, 0x80, 0x80 }, 1, 3, "0xF4 at offset 4")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x80 }, 1, 1, "0x80 at offset 3")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, 1, 1, "UTF-16")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x61 }, 1, 1, "UTF-16")]
    public void Bytes_that_are_no_text_are_shown_where_they_stand(byte[] bytes, int line, int column, string word)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(Utf8Source.Decode("a.yaml", bytes, diagnostics));
        var reported = Assert.Single(diagnostics.ToSorted());
        Assert.Equal(("MLG1001", line, column), (reported.Code, reported.Location.Start.Line, reported.Location.Start.Column));
        Assert.Contains(word, reported.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_dropped()
    {
        var file = Utf8Source.Decode("a.yaml", [.. Encoding.UTF8.Preamble, .. "é: 😀"u8], new DiagnosticBag());
        Assert.Equal("é: 😀", file?.Text);
    }

    private static YamlDocument Read(string text) => YamlReader.Read(new SourceFile("a.yaml", text), new DiagnosticBag());

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
