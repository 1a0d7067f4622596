using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Reads the YAML that people write in specs, several times as fast as the parser does. Whatever it is not sure of
/// (anchors, tags, escapes, text of several lines, every mistake) it leaves to the parser, from the start: it reports nothing.</summary>
internal sealed class QuickReader
{
    // The parser takes no longer key, and only it can say so.
    public const int LongestKey = 1_000;
    private const string DocumentStart = "---\n";

    private readonly QuickCursor cursor;
    private readonly QuickFlow flow;
    private readonly List<YamlNode> items = [];
    private readonly List<YamlEntry> entries = [];
    private int depth;

    private QuickReader(SourceFile file)
    {
        cursor = new QuickCursor(file);
        flow = new QuickFlow(cursor, items, entries);
    }

    /// <summary>Returns the document, or null where the parser has to read it.</summary>
    public static YamlDocument? TryRead(SourceFile file, YamlTraits traits)
    {
        if ((traits & ~YamlTraits.Hash) != 0 || file.Text.Contains('\r')) return null;
        var reader = new QuickReader(file);
        var root = reader.ReadRoot();
        return reader.cursor.HasGivenUp ? null : new YamlDocument(file, root, reader.cursor.Comments);
    }

    private YamlNode? ReadRoot()
    {
        if (cursor.Text.StartsWith(DocumentStart, StringComparison.Ordinal)) cursor.GoToLine(DocumentStart.Length);
        cursor.SkipToContent();

        // Behind the mark nothing is something: an empty document.
        if (cursor.IsAtEnd && cursor.Text.Length > 0 && cursor.Text[0] == '-') cursor.GiveUp();
        if (cursor.IsAtEnd || cursor.HasGivenUp) return null;
        var root = ReadNode(parentColumn: -1);
        if (root is YamlScalar || !cursor.IsAtEnd) cursor.GiveUp();
        return root;
    }

    /// <summary>Reads the node that begins here and goes to the content behind it.</summary>
    private YamlNode? ReadNode(int parentColumn)
    {
        var column = cursor.Column;
        if (cursor.IsAtDash) return ReadSequence(column);
        if (cursor.Current is '[' or '{' or '|' or '>') return ReadValue(parentColumn);
        var start = cursor.At;
        if (QuickScalars.Read(cursor, isInFlow: false) is not { } scalar) return null;
        if (cursor.Current == ':' && cursor.IsBlankNext) return ReadMap(column, scalar, start);
        return EndLine() ? scalar : null;
    }

    private YamlNode? ReadSequence(int column)
    {
        if (!Enter()) return null;
        var (start, first) = (cursor.At, items.Count);
        while (!cursor.HasGivenUp)
        {
            cursor.At++;
            cursor.ContentEnd = cursor.At;
            if (ReadBehind(column, mayBeAtColumn: false) is not { } item) return null;
            items.Add(item);
            if (cursor.IsAtEnd || cursor.Column < column) return Leave(new YamlSequence(cursor.Span(start, cursor.ContentEnd), Take(items, first), IsFlow: false));
            if (cursor.Column > column) return GiveUp();
            if (!cursor.IsAtDash) return Leave(new YamlSequence(cursor.Span(start, cursor.ContentEnd), Take(items, first), IsFlow: false));
        }

        return null;
    }

    private YamlNode? ReadMap(int column, YamlScalar key, int start)
    {
        if (!Enter()) return null;
        var first = entries.Count;
        while (!cursor.HasGivenUp)
        {
            if (!flow.Accepts(key, first) || key.Span.Length > LongestKey) return GiveUp();
            cursor.At++;
            cursor.ContentEnd = cursor.At;
            if (ReadBehind(column, mayBeAtColumn: true) is not { } value) return null;
            entries.Add(new YamlEntry(key, value));
            if (cursor.IsAtEnd || cursor.Column < column) return Leave(new YamlMap(cursor.Span(start, cursor.ContentEnd), Take(entries, first), IsFlow: false));
            if (cursor.Column > column || cursor.IsAtDash || QuickScalars.Read(cursor, isInFlow: false) is not { } next) return GiveUp();
            if (cursor.Current != ':' || !cursor.IsBlankNext) return GiveUp();
            key = next;
        }

        return null;
    }

    /// <summary>Reads what stands behind a dash or a colon, and goes to the content behind it.</summary>
    private YamlNode? ReadBehind(int column, bool mayBeAtColumn)
    {
        var indicatorEnd = cursor.At;
        cursor.SkipSpaces();
        if (!cursor.IsAtEndOfLine) return mayBeAtColumn ? ReadValue(column) : ReadNode(column);
        cursor.SkipToContent();
        if (cursor.HasGivenUp) return null;
        if (!cursor.IsAtEnd && (cursor.Column > column || (mayBeAtColumn && cursor.Column == column && cursor.IsAtDash))) return ReadNode(column);
        cursor.Count();
        return new YamlScalar(cursor.Span(indicatorEnd, indicatorEnd), "", ScalarStyle.Plain);
    }

    private YamlNode? ReadValue(int column)
    {
        YamlNode? value;
        switch (cursor.Current)
        {
            case '|' or '>':
                value = QuickScalars.ReadBlock(cursor, column);
                cursor.SkipToContent();
                return cursor.HasGivenUp ? null : value;
            case '[' or '{':
                value = flow.Read(column, depth);
                break;
            default:
                value = cursor.IsAtDash ? GiveUp() : QuickScalars.Read(cursor, isInFlow: false);
                break;
        }

        return value is not null && EndLine() ? value : null;
    }

    private bool EndLine()
    {
        cursor.SkipSpaces();
        if (!cursor.IsAtEndOfLine) cursor.GiveUp();
        cursor.SkipToContent();
        return !cursor.HasGivenUp;
    }

    private bool Enter()
    {
        cursor.Count();
        if (++depth > YamlBudget.Depth) cursor.GiveUp();
        return !cursor.HasGivenUp;
    }

    private YamlNode Leave(YamlNode node)
    {
        depth--;
        return node;
    }

    private YamlNode? GiveUp()
    {
        cursor.GiveUp();
        return null;
    }

    /// <summary>Takes what a collection gathered off the common stack.</summary>
    internal static ImmutableArray<T> Take<T>(List<T> stack, int first)
    {
        var taken = ImmutableArray.CreateBuilder<T>(stack.Count - first);
        for (var index = first; index < stack.Count; index++) taken.Add(stack[index]);
        stack.RemoveRange(first, stack.Count - first);
        return taken.MoveToImmutable();
    }
}
