namespace Mlops.GitOps.Core.Yaml;

/// <summary>Reads flow collections for the quick reader.</summary>
internal sealed class QuickFlow(QuickCursor cursor, List<YamlNode> items, List<YamlEntry> entries)
{
    /// <summary>Reads the collection that begins here; lines that it goes on over are further in than <paramref name="column"/>.</summary>
    public YamlNode? Read(int column, int depth)
    {
        cursor.Count();
        if (depth + 1 > YamlBudget.Depth) cursor.GiveUp();
        return cursor.HasGivenUp ? null : cursor.Current == '[' ? ReadSequence(column, depth + 1) : ReadMap(column, depth + 1);
    }

    /// <summary>Returns whether a key is text, said once, and nothing that has to be reported.</summary>
    public bool Accepts(YamlScalar key, int first)
    {
        if (key.IsPlain && !YamlPlain.CanBeKey(key.Value)) return false;
        if (key.Value == "<<" || key.Value.Length == 0 || MisleadingText.Find(key.Value) is not null) return false;

        // So many keys are rare, and the parser's way has a table for them.
        if (entries.Count - first > 64) return false;
        for (var index = first; index < entries.Count; index++)
        {
            if (entries[index].Name == key.Value) return false;
        }

        return true;
    }

    private YamlSequence? ReadSequence(int column, int depth)
    {
        var (start, first) = (cursor.At++, items.Count);
        while (Skip(column))
        {
            if (cursor.Current == ']')
            {
                cursor.ContentEnd = ++cursor.At;
                return new YamlSequence(cursor.SpanFrom(start), QuickReader.Take(items, first), IsFlow: true);
            }

            if (ReadItemOrPair(column, depth) is not { } item || !IsEnded(column, ']')) return null;
            items.Add(item);
        }

        return null;
    }

    private YamlMap? ReadMap(int column, int depth)
    {
        var (start, first) = (cursor.At++, entries.Count);
        while (Skip(column))
        {
            if (cursor.Current == '}')
            {
                cursor.ContentEnd = ++cursor.At;
                return new YamlMap(cursor.SpanFrom(start), QuickReader.Take(entries, first), IsFlow: true);
            }

            if (QuickScalars.Read(cursor, isInFlow: true) is not { } key || !Accepts(key, first)) return GiveUp();
            if (cursor.Current != ':' || cursor.Next != ' ') return GiveUp();
            cursor.At++;
            cursor.SkipSpaces();
            if (ReadItem(column, depth) is not { } value || !IsEnded(column, '}')) return null;
            entries.Add(new YamlEntry(key, value));
        }

        return null;
    }

    /// <summary>Reads an item of a list; <c>key: value</c> is a map of one entry, without its braces.</summary>
    private YamlNode? ReadItemOrPair(int column, int depth)
    {
        var start = cursor.At;
        var item = ReadItem(column, depth);
        if (cursor.HasGivenUp || cursor.Current != ':') return item;
        if (item is not YamlScalar key || key.Span.Length > QuickReader.LongestKey || !Accepts(key, entries.Count) || depth + 1 > YamlBudget.Depth) return GiveUp();
        cursor.At++;
        cursor.Count();
        if (cursor.Current != ' ') return GiveUp();
        cursor.SkipSpaces();
        return ReadItem(column, depth + 1) is { } value ? new YamlMap(cursor.SpanFrom(start), [new YamlEntry(key, value)], IsFlow: true) : GiveUp();
    }

    private YamlNode? ReadItem(int column, int depth) =>
        cursor.Current is '[' or '{' ? Read(column, depth) : QuickScalars.Read(cursor, isInFlow: true);

    /// <summary>Goes over white space, and returns whether there is more that is far enough in.</summary>
    private bool Skip(int column)
    {
        var before = cursor.At;
        cursor.SkipToContent();
        var isOnNewLine = cursor.At > before && cursor.Text.IndexOf('\n', before, cursor.At - before) >= 0;
        var isFarEnoughIn = cursor.Column > column || (cursor.Column == column && cursor.Current is ']' or '}');
        if (isOnNewLine && !isFarEnoughIn) cursor.GiveUp();
        if (cursor.IsAtEnd) cursor.GiveUp();
        return !cursor.HasGivenUp;
    }

    private bool IsEnded(int column, char close)
    {
        if (!Skip(column)) return false;
        if (cursor.Current == ',') cursor.At++;
        else if (cursor.Current != close) cursor.GiveUp();
        return !cursor.HasGivenUp;
    }

    private YamlMap? GiveUp()
    {
        cursor.GiveUp();
        return null;
    }
}
