using System.Text;

namespace Mlops.GitOps.Core.Tests.Fuzz;

/// <summary>Damages text by the letter, by the word and by the line, the same way for the same seed.</summary>
internal static class TextMutations
{
    private static readonly string[] Characters =
    [
        " ", "\n", "\t", "\r\n", ":", ",", "-", "#", "'", "\"", "[", "]", "{", "}", "&", "*", "!", "|", ">", "%", "@", "?", "0", "9", "a", "Z", "_", ".",
        "/", "<", "=", "(", ")", "ı", "İ", "é", "\u200B", "\u202E", "\uFEFF", "\u0000", "😀", "\uD83D",
    ];

    private static readonly string[] Words =
    [
        "null", "~", "true", "no", "-1", "0", "1e309", ".nan", "99999999999999999999", "''", "\"\"", "[]", "{}", "*a", "&a x", "!t x", "<<: *a", "a-b", "${params.seed}",
        "${out.x", "metrics.auc", "has(champion)", "not not", "5%", "30d", "1GiB", "sha256:00", "../x", "like", "2026-13-01",
    ];

    public static string Mutate(string text, Random random)
    {
        for (var edits = random.Next(1, 4); edits > 0 && text.Length > 0; edits--)
        {
            text = random.Next(6) switch
            {
                0 => text.Insert(random.Next(text.Length + 1), Pick(Characters, random)),
                1 => text.Remove(random.Next(text.Length), 1),
                2 => Swap(text, random),
                3 => ReplaceWord(text, random),
                4 => MoveLine(text, random),
                _ => SpliceLine(text, random),
            };
        }

        return text;
    }

    public static T Pick<T>(IReadOnlyList<T> items, Random random) => items[random.Next(items.Count)];

    private static string Swap(string text, Random random)
    {
        if (text.Length < 2) return text;
        var at = random.Next(text.Length - 1);
        return new StringBuilder(text) { [at] = text[at + 1], [at + 1] = text[at] }.ToString();
    }

    private static string ReplaceWord(string text, Random random)
    {
        var (start, end) = WordAt(text, random.Next(text.Length));
        var (otherStart, otherEnd) = WordAt(text, random.Next(text.Length));
        var other = random.Next(2) == 0 ? text[otherStart..otherEnd] : Pick(Words, random);
        return text[..start] + other + text[end..];
    }

    private static (int Start, int End) WordAt(string text, int at)
    {
        var start = at;
        while (start > 0 && IsOfWord(text[start - 1])) start--;
        var end = at;
        while (end < text.Length && IsOfWord(text[end])) end++;
        return (start, end);
    }

    private static bool IsOfWord(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '@' or '-';

    private static string MoveLine(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        var line = Pick(lines, random);
        if (random.Next(3) > 0) lines.Remove(line);
        if (random.Next(3) > 0) lines.Insert(random.Next(lines.Count + 1), line);
        return string.Join('\n', lines);
    }

    private static string SpliceLine(string text, Random random)
    {
        var lines = text.Split('\n');
        var at = random.Next(lines.Length);
        lines[at] = random.Next(3) switch
        {
            0 => "  " + lines[at],
            1 => lines[at].StartsWith("  ", StringComparison.Ordinal) ? lines[at][2..] : lines[at],
            _ => lines[at] + lines[random.Next(lines.Length)].Trim(),
        };
        return string.Join('\n', lines);
    }
}
