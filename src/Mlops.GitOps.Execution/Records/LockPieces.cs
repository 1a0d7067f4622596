namespace Mlops.GitOps.Execution.Records;

/// <summary>Cuts a lock between entries: one of ten thousand stages is more than a YAML file may cost, each of its pieces is not.</summary>
internal static class LockPieces
{
    private const int Wanted = 256 << 10;

    /// <summary>Returns pieces that are each a lock with some of the entries.</summary>
    public static List<string> Of(string text)
    {
        var pieces = new List<string>();
        var (start, heading, section) = (0, "", "");
        for (var at = 0; at < text.Length; at = NextLine(text, at))
        {
            if (at - start >= Wanted && section.Length > 0 && IsEntry(text.AsSpan(at)))
            {
                pieces.Add(heading + text[start..at]);
                (start, heading) = (at, section);
            }

            if (!char.IsWhiteSpace(text[at])) section = SectionOf(text[at..NextLine(text, at)]);
        }

        pieces.Add(heading + text[start..]);
        return pieces;
    }

    private static string SectionOf(string line) => line.TrimEnd().EndsWith(':') ? line : "";

    private static bool IsEntry(ReadOnlySpan<char> rest) => rest.Length > 2 && rest[0] == ' ' && rest[1] == ' ' && !char.IsWhiteSpace(rest[2]) && rest[2] != '#';

    private static int NextLine(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end + 1;
    }
}
