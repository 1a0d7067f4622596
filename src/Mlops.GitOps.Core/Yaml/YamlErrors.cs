using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Says in plain words what the parser found, at the place where the text is wrong.</summary>
internal static class YamlErrors
{
    /// <summary>Stands for the mistakes that the parser has no words for.</summary>
    public const string WithoutMessage = "";

    private const string NotClosed = "the file ends in the middle of a list, map or text; something is not closed";
    private const string BadTab = "a tab stands where spaces belong; YAML is indented by spaces only";
    private const string BadIndentation = "this line does not line up with the lines above it; check the indentation";

    private enum At
    {
        Start,
        End,
    }

    // The first whose beginning or middle fits wins, so the narrower stand first.
    private static readonly (string Fragment, At Place, string Meaning)[] Meanings =
    [
        ("quoted scalar, found unexpected end of stream", At.Start, "the quotation mark that opens here is never closed"),
        ("quoted scalar, found unexpected document indicator", At.Start, "the quotation mark that opens here is not closed before the document ends"),
        ("wrong indentation", At.Start, "the quotation mark that opens here is not closed before a line that is no further in"),
        ("unknown escape character", At.End, "this escape is not known; write '\\\\' for a backslash, or use single quotes"),
        ("hexadecimal", At.End, "an escape here lacks hexadecimal digits"),
        ("Unicode", At.End, "this escape is no character"),
        ("Mapping values are not allowed", At.Start, "a ':' can't stand here; put the text in quotes, or check the indentation"),
        ("found invalid mapping", At.Start, "a ':' can't stand here; put the text in quotes, or check the indentation"),
        ("Block sequence entries are not allowed", At.Start, "a list item can't start here; begin it on a line of its own"),
        ("Mapping keys are not allowed", At.Start, "a key can't start here; begin it on a line of its own"),
        ("could not find expected ':'", At.Start, "this should be a key, but no ':' follows it"),
        ("flow sequence, did not find expected", At.Start, "the list in [ ] lacks a ',' or its ']' before this"),
        ("flow mapping,", At.Start, "the map in { } lacks a ',' or its '}' before this"),
        ("invalid comment after", At.Start, "a space must stand before the '#' of a comment"),
        ("comment without wh", At.End, "a space must stand before the '#' of a comment"),
        ("comment between adjacent scalars", At.Start, "this text was ended by the comment above it"),
        ("indentation indicator", At.End, "the indentation of a block of text is a digit from 1 to 9"),
        ("block scalar, did not find expected comment", At.Start, "a block of text begins on the line after its '|' or '>'; put the text in quotes if it is no block"),
        ("first line", At.End, "a blank line at the start of this block of text is further in than the text"),
        ("lines above first content", At.End, "a blank line at the start of this block of text is further in than the text"),
        ("expected '-' indicator", At.Start, BadIndentation),
        ("block mapping, did not find expected key", At.Start, BadIndentation),
        ("tab", At.End, BadTab),
        ("cannot start any token", At.Start, "no value can begin with this character; put the text in quotes"),
        ("alias", At.Start, "a name must follow this '*' or '&'; put the text in quotes if it is no alias"),
        ("Anchor before sequence entry", At.Start, "an anchor must stand before the list, on a line above its first item"),
        ("more than one anchor", At.Start, "a node has one anchor, not two"),
        ("tag handle", At.Start, "this looks like a tag; put the text in quotes"),
        ("tag", At.Start, "this looks like a tag; put the text in quotes"),
        ("after '...' marker", At.Start, "nothing may follow the '...' that ends a document"),
        ("expected node content", At.Start, "a value is missing before this"),
        ("expected <document", At.Start, "the document has ended, but this follows it; check the indentation"),
    ];

    public static (SourceSpan Span, string Why) Explain(SourceFile file, string message, int start, int end)
    {
        var (place, meaning) = Translate(message);
        var at = place == At.Start ? start : end;
        if (StartsWithTab(file.Text, at) is { } tab) return (new SourceSpan(file, tab, tab + 1), BadTab);
        if (IsAfterTheEnd(file.Text, at)) return (LastPlaceWithText(file), NotClosed);
        return FindAlias(file.Text, at) is { } alias
            ? (new SourceSpan(file, alias.Start, alias.End), "'*' begins an alias, and more follows it; put the text in quotes")
            : (new SourceSpan(file, at, Math.Min(at + 1, file.Text.Length)), meaning);
    }

    private static (At Place, string Meaning) Translate(string message)
    {
        foreach (var (fragment, place, meaning) in Meanings)
        {
            if (message.Contains(fragment, StringComparison.Ordinal)) return (place, meaning);
        }

        return message == WithoutMessage
            ? (At.Start, "a '[' or '{' above is not closed, or what it holds is not further in than its key")
            : (At.Start, "this can't stand here; check the indentation, or put the text in quotes");
    }

    private static bool IsAfterTheEnd(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at >= text.Length;
    }

    private static SourceSpan LastPlaceWithText(SourceFile file)
    {
        var end = file.Text.Length;
        while (end > 0 && char.IsWhiteSpace(file.Text[end - 1])) end--;
        return new SourceSpan(file, Math.Max(0, end - 1), end);
    }

    /// <summary>Finds an alias that opens the value on the line of a mistake, as in <c>- *x > 1</c>.</summary>
    private static (int Start, int End)? FindAlias(string text, int at)
    {
        var start = StartOfLine(text, at);
        for (; start < text.Length && text[start] != '\n'; start++)
        {
            if (text[start] != '*') continue;
            if (start == 0 || text[start - 1] is not (' ' or '\n')) return null;
            var end = start + 1;
            while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
            return (start, end);
        }

        return null;
    }

    private static int? StartsWithTab(string text, int at)
    {
        for (var start = StartOfLine(text, at); start < text.Length && text[start] is ' ' or '\t'; start++)
        {
            if (text[start] == '\t') return start;
        }

        return null;
    }

    private static int StartOfLine(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
}
