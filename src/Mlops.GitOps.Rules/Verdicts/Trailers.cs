namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Reads the trailers of a commit message.</summary>
internal static class Trailers
{
    /// <summary>Returns what a trailer of the last paragraph says, each time it is there.</summary>
    public static IEnumerable<string> Of(string message, string key) => LinesWith(LastParagraph(message), key);

    /// <summary>Returns what a trailer says wherever it stands: who is named in the middle of a message has helped as well.</summary>
    public static IEnumerable<string> Anywhere(string message, string key) => LinesWith(message.ReplaceLineEndings("\n").Split('\n'), key);

    private static IEnumerable<string> LinesWith(IEnumerable<string> lines, string key) =>
        lines.Select(static line => line.Trim()).Where(line => line.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase)).Select(line => line[(key.Length + 1)..].Trim());

    private static IEnumerable<string> LastParagraph(string message)
    {
        var lines = message.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        var start = Array.FindLastIndex(lines, static line => string.IsNullOrWhiteSpace(line));
        return lines.Skip(start + 1);
    }
}
