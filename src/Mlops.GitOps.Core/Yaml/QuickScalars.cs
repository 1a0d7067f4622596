using System.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Reads scalars of one line, and blocks of text without finesse. Null means that the cursor has given up.</summary>
internal static class QuickScalars
{
    public static YamlScalar? Read(QuickCursor cursor, bool isInFlow) => cursor.Current switch
    {
        '"' => ReadDoubleQuoted(cursor),
        '\'' => ReadSingleQuoted(cursor),
        _ => ReadPlain(cursor, isInFlow),
    };

    /// <summary>Reads the block of text whose indicator is here; its lines are further in than <paramref name="column"/>.</summary>
    public static YamlScalar? ReadBlock(QuickCursor cursor, int column)
    {
        var (text, start) = (cursor.Text, cursor.At);
        var isFolded = cursor.Current == '>';
        var isStripped = cursor.Next == '-';
        cursor.At += isStripped ? 2 : 1;
        if (cursor.Current != '\n' || cursor.IsAtEnd) return GiveUp(cursor);
        var line = cursor.At + 1;
        var indentation = CountSpaces(text, line);
        if (indentation <= column) return GiveUp(cursor);
        var value = new StringBuilder();
        var (breaks, end) = (0, 0);
        while (line < text.Length)
        {
            var spaces = CountSpaces(text, line);
            var endOfLine = text.IndexOf('\n', line);
            if (endOfLine < 0) endOfLine = text.Length;
            if (line + spaces == endOfLine)
            {
                if (spaces > indentation) return GiveUp(cursor);
                breaks++;
            }
            else if (spaces < indentation)
            {
                break;
            }
            else
            {
                if (end > 0 && isFolded && (breaks > 1 || spaces > indentation)) return GiveUp(cursor);
                if (isFolded && end > 0) value.Append(' ');
                else value.Append('\n', breaks);
                value.Append(text, line + indentation, endOfLine - line - indentation);
                (breaks, end) = (1, endOfLine);
            }

            line = endOfLine + 1;
        }

        if (end == 0 || text[cursor.At + 1 + indentation] == '\n') return GiveUp(cursor);
        if (!isStripped) value.Append('\n');
        while (text[end - 1] == ' ') end--;
        cursor.At = end;
        var scalar = cursor.Scalar(start, value.ToString(), isFolded ? ScalarStyle.Folded : ScalarStyle.Literal);
        cursor.GoToLine(Math.Min(line, text.Length));
        return scalar;
    }

    private static YamlScalar? ReadPlain(QuickCursor cursor, bool isInFlow)
    {
        var (text, start) = (cursor.Text, cursor.At);
        if (cursor.Current is '\n' or '?' or ':' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`') return GiveUp(cursor);
        if (cursor.Current == '-' && (cursor.IsBlankNext || isInFlow)) return GiveUp(cursor);
        var at = start;
        var end = start;
        for (; at < text.Length && text[at] != '\n'; at++)
        {
            var character = text[at];
            if (character == ' ') continue;
            if (character == '#' && text[at - 1] == ' ') break;
            if (character == ':')
            {
                if (at + 1 == text.Length || text[at + 1] is ' ' or '\n') break;
                if (isInFlow && text[at + 1] is ',' or '[' or ']' or '{' or '}') return GiveUp(cursor);
            }
            else if (isInFlow && character is ',' or '[' or ']' or '{' or '}')
            {
                break;
            }

            end = at + 1;
        }

        cursor.At = end;
        return cursor.Scalar(start, text.Substring(start, end - start), ScalarStyle.Plain);
    }

    private static YamlScalar? ReadSingleQuoted(QuickCursor cursor)
    {
        var (text, start) = (cursor.Text, cursor.At);
        var hasQuotes = false;
        for (var at = start + 1; at < text.Length && text[at] != '\n'; at++)
        {
            if (text[at] != '\'') continue;
            if (at + 1 < text.Length && text[at + 1] == '\'')
            {
                hasQuotes = true;
                at++;
                continue;
            }

            cursor.At = at + 1;
            var value = text.Substring(start + 1, at - start - 1);
            return cursor.Scalar(start, hasQuotes ? value.Replace("''", "'") : value, ScalarStyle.SingleQuoted);
        }

        return GiveUp(cursor);
    }

    private static YamlScalar? ReadDoubleQuoted(QuickCursor cursor)
    {
        var (text, start) = (cursor.Text, cursor.At);
        StringBuilder? unescaped = null;
        var copied = start + 1;
        for (var at = start + 1; at < text.Length && text[at] != '\n'; at++)
        {
            if (text[at] == '\\')
            {
                if (at + 1 == text.Length || Unescape(text[at + 1]) is not { } character) return GiveUp(cursor);
                unescaped ??= new StringBuilder();
                unescaped.Append(text, copied, at - copied).Append(character);
                copied = ++at + 1;
            }
            else if (text[at] == '"')
            {
                cursor.At = at + 1;
                var value = unescaped is null ? text.Substring(copied, at - copied) : unescaped.Append(text, copied, at - copied).ToString();
                return cursor.Scalar(start, value, ScalarStyle.DoubleQuoted);
            }
        }

        return GiveUp(cursor);
    }

    private static char? Unescape(char escape) => escape switch
    {
        'n' => '\n',
        't' => '\t',
        '"' or '\\' or '/' => escape,
        _ => null,
    };

    private static int CountSpaces(string text, int line)
    {
        var at = line;
        while (at < text.Length && text[at] == ' ') at++;
        return at - line;
    }

    private static YamlScalar? GiveUp(QuickCursor cursor)
    {
        cursor.GiveUp();
        return null;
    }
}
