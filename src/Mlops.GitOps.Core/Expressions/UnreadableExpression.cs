using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>Finds the expression in which YAML's parser stopped, as in <c>gates: [metrics["a"] > 1]</c>. It is one only where an expression
/// belongs and the text would be one in quotes; anything else stays broken YAML.</summary>
internal static class UnreadableExpression
{
    private static readonly string[] ScalarKeys = ["expr", "needsMlWhen", "rule", "solvedWhen", "when", "where"];
    private static readonly string[] ListKeys = ["abortOn", "alarms", "gates"];

    public static SourceSpan? Find(SourceFile file, int at)
    {
        var text = file.Text;
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.IndexOf('\n', at) is var found and >= 0 ? found : text.Length;
        var content = start + IndentOf(text, start);
        if (content >= end) return null;
        if (text[content] == '-' && IsListOfExpressions(text, start, content - start)) return Expression(file, content + 1, end);
        var colon = text.IndexOf(": ", content, end - content, StringComparison.Ordinal);
        if (colon < 0) return null;
        var key = text.Substring(content, colon - content).TrimStart('-', ' ');
        if (ScalarKeys.Contains(key)) return Expression(file, colon + 1, end);
        var isList = ListKeys.Contains(key) || KeyAbove(text, start, content - start) is var (_, _, name) && name == "gates";
        return isList ? Item(file, colon + 1, end, at) : null;
    }

    // The list on this line, up to its bracket; the item that holds the place.
    private static SourceSpan? Item(SourceFile file, int start, int end, int at)
    {
        var text = file.Text;
        var open = text.IndexOf('[', start, end - start);
        var close = text.LastIndexOf(']', end - 1, end - start);
        if (open < 0 || close <= at || text.Substring(start, open - start).Trim().Length > 0) return null;
        for (var from = open + 1; from < close;)
        {
            var to = EndOfItem(text, from, close);
            if (at < to) return Expression(file, from, to);
            from = to + 1;
        }

        return null;
    }

    private static int EndOfItem(string text, int from, int close)
    {
        var depth = 0;
        var quote = '\0';
        for (var at = from; at < close; at++)
        {
            var c = text[at];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'') quote = c;
            else if (c is '(' or '[') depth++;
            else if (c is ')' or ']') depth--;
            else if (c == ',' && depth == 0) return at;
        }

        return close;
    }

    private static SourceSpan? Expression(SourceFile file, int start, int end)
    {
        if (file.Text.IndexOf(" #", start, end - start, StringComparison.Ordinal) is var comment and >= 0) end = comment;
        while (start < end && char.IsWhiteSpace(file.Text[start])) start++;
        while (end > start && char.IsWhiteSpace(file.Text[end - 1])) end--;
        var span = new SourceSpan(file, start, end);
        return start < end && TornExpression.IsWholeInQuotes(file.Text.Substring(start, end - start)) ? span : null;
    }

    private static bool IsListOfExpressions(string text, int start, int indent) =>
        KeyAbove(text, start, indent + 1) is var (parentStart, parentIndent, parent)
        && (ListKeys.Contains(parent) || KeyAbove(text, parentStart, parentIndent) is var (_, _, above) && above == "gates");

    /// <summary>Finds the key, alone on its line, under which what stands at an indentation belongs.</summary>
    private static (int Start, int Indent, string Key)? KeyAbove(string text, int start, int indent)
    {
        while (start > 0)
        {
            var end = start - 1;
            start = end == 0 ? 0 : text.LastIndexOf('\n', end - 1) + 1;
            var own = IndentOf(text, start);
            var line = text.Substring(start, end - start).Trim();
            if (line.Length == 0 || line[0] is '#' or '-' || own >= indent) continue;
            return line.EndsWith(':') ? (start, own, line.TrimEnd(':')) : null;
        }

        return null;
    }

    private static int IndentOf(string text, int start)
    {
        var at = start;
        while (at < text.Length && text[at] == ' ') at++;
        return at - start;
    }
}
