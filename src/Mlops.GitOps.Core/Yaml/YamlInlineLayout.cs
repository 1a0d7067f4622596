namespace Mlops.GitOps.Core.Yaml;

/// <summary>Lays out what begins on the line of its key: scalars, aliases and flow collections.</summary>
internal sealed class YamlInlineLayout(YamlPage page)
{
    public static string PropertiesOf(YamlNode node) =>
        (node.Anchor is null ? "" : $"&{node.Anchor} ") + (node.Tag is null ? "" : $"{node.Tag} ");

    /// <summary>Returns where a node begins behind its tag and what else stands before its content.</summary>
    public static int ContentStart(YamlNode node)
    {
        if (node.Tag is null) return node.Span.Start;
        var text = node.Span.File.Text;
        var at = node.Span.Start + node.Tag.Length;
        while (at < node.Span.End)
        {
            if (char.IsWhiteSpace(text[at])) at++;
            else if (text[at] == '#') at = text.IndexOf('\n', at);
            else if (text[at] == '&') while (at < node.Span.End && !char.IsWhiteSpace(text[at])) at++;
            else break;
        }

        return at;
    }

    public void WriteKey(YamlScalar key, bool isInFlow)
    {
        page.Add(PropertiesOf(key));
        var written = WrittenText(key);
        var isOneLine = written.Length > 0 && !written.Contains('\n') && key.Style is not (ScalarStyle.Literal or ScalarStyle.Folded);
        page.Add(isOneLine ? written : YamlPlain.CanStand(key.Value, isInFlow) ? key.Value : YamlQuoted.Write(key.Value));
    }

    /// <summary>Writes a node on the current line; what does not fit one line goes on further in than <paramref name="indent"/>.</summary>
    public void Write(YamlNode node, int indent, bool isInFlow, string separator)
    {
        var properties = PropertiesOf(node);
        if (properties.Length > 0) page.Add(separator).Add(properties.TrimEnd());
        if (properties.Length > 0) separator = " ";
        switch (node)
        {
            case YamlAlias alias:
                page.Add(separator).Add('*').Add(alias.Name);
                break;
            case YamlMap map:
                page.Add(separator);
                WriteMap(map, indent);
                break;
            case YamlSequence sequence:
                page.Add(separator);
                WriteSequence(sequence, indent);
                break;
            case YamlScalar scalar:
                WriteScalar(scalar, indent, isInFlow, separator);
                break;
        }
    }

    private string WrittenText(YamlScalar scalar)
    {
        var start = ContentStart(scalar);
        return page.Source.Substring(start, Math.Max(0, scalar.Span.End - start));
    }

    private void WriteScalar(YamlScalar scalar, int indent, bool isInFlow, string separator)
    {
        var written = WrittenText(scalar);
        if (written.Length == 0)
        {
            // The comma that follows in a flow collection would become part of the tag.
            if (isInFlow && scalar.Tag is not null) page.Add(' ');
            return;
        }

        page.Add(separator);
        var lines = written.Split('\n');
        page.Add(lines[0].TrimEnd('\r'));
        for (var index = 1; index < lines.Length; index++)
        {
            var line = lines[index].TrimStart(' ', '\t').TrimEnd('\r');
            page.EndLine();
            if (line.Length > 0) page.Add(' ', indent + 2).Add(line);
        }
    }

    private void WriteSequence(YamlSequence sequence, int indent)
    {
        page.Add('[');
        var isLong = IsOfSeveralLines(sequence);
        if (isLong) BeginLong(sequence);
        for (var index = 0; index < sequence.Written.Length; index++)
        {
            var item = sequence.Written[index];
            if (isLong) page.BeginLine(FirstOf(item), indent + 2, CommentsGoAbove(item));
            else if (index > 0) page.Add(' ');
            WriteItem(item, isLong ? indent + 2 : indent);
            if (index + 1 < sequence.Written.Length) page.Add(',');
            if (isLong) EndItem(item, sequence);
        }

        if (isLong) EndLong(sequence, indent);
        page.Add(']');
    }

    private void WriteMap(YamlMap map, int indent)
    {
        page.Add('{');
        var isLong = IsOfSeveralLines(map);
        if (isLong) BeginLong(map);
        for (var index = 0; index < map.Entries.Length; index++)
        {
            var entry = map.Entries[index];
            if (isLong) page.BeginLine(entry.Key.Span.Start, indent + 2, CommentsGoAbove(entry.Written));
            else if (index > 0) page.Add(' ');
            WriteEntry(entry, isLong ? indent + 2 : indent);
            if (index + 1 < map.Entries.Length) page.Add(',');
            if (isLong) EndItem(entry.Written, map);
        }

        if (isLong) EndLong(map, indent);
        page.Add('}');
    }

    private void WriteItem(YamlNode item, int indent)
    {
        // `[a: b]` holds a map without braces; where its value is left out, braces must say that it is a map.
        if (item is YamlMap { IsFlow: true, Entries: [var pair] } && IsPair(item) && !IsOfSeveralLines(item) && WritesSomething(pair.Written)) WriteEntry(pair, indent);
        else Write(item, indent, isInFlow: true, separator: "");
    }

    private void WriteEntry(YamlEntry entry, int indent)
    {
        WriteKey(entry.Key, isInFlow: true);
        if (!WritesSomething(entry.Written)) return;
        page.Add(':');
        Write(entry.Written, indent, isInFlow: true, separator: " ");
    }

    private bool WritesSomething(YamlNode node) =>
        node is not YamlScalar scalar || PropertiesOf(scalar).Length > 0 || WrittenText(scalar).Length > 0;

    private bool IsPair(YamlNode node) => node.Tag is null && node.Anchor is null && page.Source[node.Span.Start] != '{';

    private bool IsOfSeveralLines(YamlNode node)
    {
        var start = ContentStart(node);
        return page.Source.IndexOf('\n', start, node.Span.End - start) >= 0;
    }

    private static int FirstOf(YamlNode item) => ContentStart(item);

    private static int CommentsGoAbove(YamlNode item) => ContentStart(item);

    private void BeginLong(YamlNode collection)
    {
        page.AddTrailing(ContentStart(collection) + 1, collection.Span.End);
        page.EndLine();
    }

    private void EndItem(YamlNode item, YamlNode collection)
    {
        page.AddTrailing(item.Span.End, collection.Span.End);
        page.EndLine();
    }

    private void EndLong(YamlNode collection, int indent)
    {
        page.AddComments(collection.Span.End, indent + 2);
        page.Add(' ', indent);
    }
}
