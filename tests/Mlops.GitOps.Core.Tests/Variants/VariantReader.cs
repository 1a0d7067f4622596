using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mlops.GitOps.Core.Tests.Variants;

/// <summary>Reads the variants of a file; its format is told in the README beside this.</summary>
public sealed partial class VariantReader
{
    private readonly List<Variant> variants = [];
    private readonly List<string> expectations = [];
    private readonly StringBuilder removed = new();
    private readonly StringBuilder added = new();
    private ImmutableSortedDictionary<string, string> files = Empty;
    private string workspace = "nothing";
    private string? name;
    private string path = "";

    private static ImmutableSortedDictionary<string, string> Empty => ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static IReadOnlyList<Variant> Read(string text)
    {
        var reader = new VariantReader();
        foreach (var line in text.Split('\n')) reader.ReadLine(line.TrimEnd('\r'));
        reader.Finish();
        return reader.variants;
    }

    private void ReadLine(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var (word, rest) = line is [] or ['-' or '+' or '|' or '#', ..] ? ("", "") : (line[..colon], line[(colon + 1)..].Trim());
        if (line.StartsWith("## ", StringComparison.Ordinal)) Begin(line[3..]);
        else if (line.StartsWith("- ", StringComparison.Ordinal)) AddLine(removed, line[2..]);
        else if (line.StartsWith("+ ", StringComparison.Ordinal)) AddLine(added, line[2..]);
        else if (line.StartsWith('|')) Append(line.Length > 1 ? line[2..] : "");
        else if (word == "expect") expectations.Add(rest);
        else if (word.Length > 0) Change(word, rest);
    }

    private void Begin(string title)
    {
        Finish();
        name = title;
        files = WorkspaceFiles(workspace);
    }

    private void Change(string word, string rest)
    {
        Edit();
        switch (word)
        {
            case "workspace":
                workspace = rest;
                files = WorkspaceFiles(rest);
                break;
            case "edit" or "add":
                path = rest;
                break;
            case "remove":
                Assert.True(files.ContainsKey(rest), $"{name}: there is no {rest}.");
                files = files.Remove(rest);
                break;
            case "replace":
                var parts = Replacement().Match(rest);
                path = parts.Groups[1].Value;
                Assert.Contains(Unescape(parts.Groups[2].Value), files[path], StringComparison.Ordinal);
                files = files.SetItem(path, files[path].Replace(Unescape(parts.Groups[2].Value), Unescape(parts.Groups[3].Value), StringComparison.Ordinal));
                break;
            default:
                Assert.Fail($"{name}: what is '{word}'?");
                break;
        }
    }

    private static void AddLine(StringBuilder text, string line) => text.Append(text.Length > 0 ? "\n" : "").Append(Unescape(line));

    private void Append(string line) => files = files.SetItem(path, files.GetValueOrDefault(path, "") + Unescape(line) + "\n");

    private void Edit()
    {
        if (removed.Length == 0) return;
        var text = files[path];
        var at = text.IndexOf(removed.ToString(), StringComparison.Ordinal);
        Assert.True(at >= 0, $"{name}: {path} does not hold\n{removed}");
        Assert.True(text.IndexOf(removed.ToString(), at + 1, StringComparison.Ordinal) < 0, $"{name}: {path} holds more than once\n{removed}");
        files = files.SetItem(path, text[..at] + added + text[(at + removed.Length)..]);
        removed.Clear();
        added.Clear();
    }

    private void Finish()
    {
        Edit();
        if (name is null) return;
        Assert.True(expectations.Count > 0, $"{name}: nothing is expected, not even 'nothing'.");
        variants.Add(new Variant(name, files, [.. expectations.Where(static e => e != "nothing").Select(Expectation)]));
        expectations.Clear();
    }

    private ExpectedDiagnostic Expectation(string text)
    {
        var parts = ExpectationParts().Match(text);
        Assert.True(parts.Success, $"{name}: can't read the expectation {text}");
        var file = parts.Groups["file"].Value;
        var severity = parts.Groups["severity"].Value;
        var line = parts.Groups["line"] is { Success: true } number
            ? int.Parse(number.Value, CultureInfo.InvariantCulture)
            : LineHolding(file, [.. parts.Groups["texts"].Value.Split("\" > \"").Select(Unescape)]);
        return new ExpectedDiagnostic(file, line, parts.Groups["code"].Value, severity.Length == 0 ? null : severity);
    }

    private int LineHolding(string file, string[] texts)
    {
        var lines = files[file].Split('\n');
        Assert.True(lines.Count(line => line.Contains(texts[0], StringComparison.Ordinal)) == 1, $"{name}: not exactly one line of {file} holds {texts[0]}");
        var at = 0;
        foreach (var text in texts)
        {
            at = Array.FindIndex(lines, at, line => line.Contains(text, StringComparison.Ordinal));
            Assert.True(at >= 0, $"{name}: no line of {file} holds {text}");
        }

        return at + 1;
    }

    private static ImmutableSortedDictionary<string, string> WorkspaceFiles(string name) =>
        name == "nothing" ? Empty : Empty.AddRange(ExampleWorkspaces.Read(name));

    private static string Unescape(string text) => Character().Replace(text, static match => string.Concat(Enumerable.Repeat(
        char.ConvertFromUtf32(int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 1)));

    [GeneratedRegex("""^(?<file>\S+?)(:(?<line>\d+)| @ "(?<texts>.*)") (?<code>MLG\d{4})( (?<severity>error|warning|info))?$""")]
    private static partial Regex ExpectationParts();

    [GeneratedRegex("^(.+) '(.+)' => '(.*)'$")]
    private static partial Regex Replacement();

    [GeneratedRegex(@"<U\+([0-9A-F]{4,6})(?: x (\d+))?>")]
    private static partial Regex Character();
}
