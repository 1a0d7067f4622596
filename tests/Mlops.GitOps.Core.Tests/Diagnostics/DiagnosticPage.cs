using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Tests.Diagnostics;

/// <summary>A page of a diagnostic, taken apart: its front matter, its headings, and the files of its two examples.</summary>
public sealed record DiagnosticPage(
    string FileName,
    ImmutableDictionary<string, string> FrontMatter,
    ImmutableArray<string> Headings,
    ImmutableArray<KeyValuePair<string, string>> Example,
    ImmutableArray<KeyValuePair<string, string>> FixedExample)
{
    private const string Fence = "```";

    public static DiagnosticPage Read(string fileName, string text)
    {
        var lines = text.Split('\n');
        var afterFrontMatter = Array.IndexOf(lines, "---", 1) + 1;
        var frontMatter = lines[1..(afterFrontMatter - 1)]
            .Select(static line => line.Split(": ", 2))
            .ToImmutableDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);

        var headings = ImmutableArray.CreateBuilder<string>();
        var blocks = new List<(string Section, string Title, string Text)>();
        for (var at = afterFrontMatter; at < lines.Length; at++)
        {
            if (lines[at].StartsWith(Fence, StringComparison.Ordinal))
            {
                var end = Array.IndexOf(lines, Fence, at + 1);
                Assert.True(end > at, $"{fileName}: the block of line {at + 1} is not closed.");
                blocks.Add((headings[^1], TitleOf(lines[at], fileName), string.Join('\n', lines[(at + 1)..end]) + "\n"));
                at = end;
            }
            else if (lines[at].StartsWith('#'))
            {
                headings.Add(lines[at]);
            }
        }

        return new DiagnosticPage(fileName, frontMatter, headings.ToImmutable(), FilesOf("## Example"), FilesOf("## Fixed example"));

        ImmutableArray<KeyValuePair<string, string>> FilesOf(string section) =>
            [.. blocks.Where(block => block.Section == section).Select(static block => KeyValuePair.Create(block.Title, block.Text))];
    }

    private static string TitleOf(string fence, string fileName)
    {
        const string opening = "```yaml title=";
        Assert.True(fence.StartsWith(opening, StringComparison.Ordinal), $"{fileName}: '{fence}' does not name its file.");
        return fence[opening.Length..];
    }
}
