using System.Globalization;
using System.Text;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Refuses, in one pass and before any parsing, what the parser would be slow at, wrong about or blind to.</summary>
internal static class YamlPrescan
{
    /// <summary>Returns which of the rarer characters the text holds, or null when the text was refused.</summary>
    public static YamlTraits? Scan(SourceFile file, DiagnosticBag diagnostics)
    {
        var text = file.Text;
        if (!FitsInBudget(text, out var bytes))
        {
            diagnostics.Report(
                Catalog.BudgetExceeded,
                new SourceSpan(file, 0, 0),
                string.Format(CultureInfo.InvariantCulture, "{0} bytes", bytes),
                string.Format(CultureInfo.InvariantCulture, "{0} (1 MiB)", YamlBudget.Bytes));
            return null;
        }

        var traits = YamlTraits.None;
        var hasContent = false;
        var isLeadingComment = false;
        var lineStart = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (at == lineStart)
            {
                if (IsTooFarIn(text, at)) return Refuse(at, 1, "this line is indented by more than 1000 spaces");
                if (character == '%' && !hasContent)
                    return Refuse(at, LengthOfLine(text, at), "directives (lines that start with '%') are not read; remove this line");
                if (character == '%') traits |= YamlTraits.PercentAtLineStart;
            }

            if (character is > ' ' and < '\u007F')
            {
                if (character == '#')
                {
                    traits |= YamlTraits.Hash;
                    isLeadingComment |= !hasContent;
                }

                hasContent |= !isLeadingComment;
                continue;
            }

            switch (character)
            {
                case ' ':
                    break;
                case '\n':
                    lineStart = at + 1;
                    isLeadingComment = false;
                    break;
                case '\t':
                    traits |= YamlTraits.Tab;
                    break;
                default:
                    hasContent |= !isLeadingComment && character != '\r';
                    if (Complaint(text, ref at) is { } complaint) return Refuse(at, 1, complaint);
                    break;
            }
        }

        return traits;

        YamlTraits? Refuse(int at, int length, string why)
        {
            diagnostics.Report(Catalog.InvalidYaml, new SourceSpan(file, at, at + length), why);
            return null;
        }
    }

    private static bool FitsInBudget(string text, out long bytes)
    {
        bytes = text.Length;
        // A UTF-16 unit becomes at most three bytes, so short texts need no counting and long ones none either.
        if (text.Length is > YamlBudget.Bytes / 3 and <= YamlBudget.Bytes) bytes = Encoding.UTF8.GetByteCount(text);
        return bytes <= YamlBudget.Bytes;
    }

    private static bool IsTooFarIn(string text, int at)
    {
        var end = at + YamlBudget.Indentation;
        if (end >= text.Length || text[end] != ' ') return false;
        while (text[at] == ' ' && at < end) at++;
        return at == end;
    }

    private static int EndOfLine(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end;
    }

    private static int LengthOfLine(string text, int at) => text.Substring(at, EndOfLine(text, at) - at).TrimEnd().Length;

    /// <summary>Returns what is wrong with a character that is neither printable ASCII nor white space, and steps over pairs.</summary>
    private static string? Complaint(string text, ref int at)
    {
        var character = text[at];
        if (character == '\r')
        {
            return at + 1 < text.Length && text[at + 1] == '\n'
                ? null
                : "a carriage return without a line feed hides what follows it; end lines with a line feed";
        }

        if (character == '\0') return "there is a NUL character here";
        if (character is < ' ' or >= '\u007F' and <= '\u009F' and not '\u0085' or '\uFFFE' or '\uFFFF')
            return string.Format(CultureInfo.InvariantCulture, "there is a control character (U+{0:X4}) here", (int)character);

        // YAML 1.2 takes these for text, older parsers for line breaks: what follows one may be read as more than a comment.
        if (character is '\u0085' or '\u2028' or '\u2029')
        {
            return string.Format(
                CultureInfo.InvariantCulture,
                "U+{0:X4} is a line break to some readers and none to others; write \"\\u{0:X4}\" in double quotes",
                (int)character);
        }

        if (!char.IsSurrogate(character)) return null;
        if (!char.IsHighSurrogate(character) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]))
            return "there is half a character (a lone surrogate) here";
        at++;
        return null;
    }
}
