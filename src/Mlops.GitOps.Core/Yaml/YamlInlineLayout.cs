using System.Collections.Immutable;

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
        if (!isOneLine || (key.IsPlain && !YamlPlain.CanBeKey(written))) written = key.IsPlain && YamlPlain.CanStand(key.Value, isInFlow) && YamlPlain.CanBeKey(key.Value) ? key.Value : YamlQuoted.Write(key.Value);
        page.Add(written);
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

        // `"key"::text` is read, `"key": :text` is not.
        if (isInFlow && scalar.IsPlain && written[0] == ':') written = YamlQuoted.Write(scalar.Value);
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
        var items = sequence.Written;
        var isLong = IsOfSeveralLines(sequence);
        if (isLong) EndLineBehind(ContentStart(sequence) + 1, StartOf(items, 0, sequence));
        for (var index = 0; index < items.Length; index++)
        {
            if (isLong) page.BeginLine(ContentStart(items[index]), indent + 2, LeafOf(items[index]));
            else if (index > 0) page.Add(' ');
            WriteItem(items[index], isLong ? indent + 2 : indent);
            if (index + 1 < items.Length) page.Add(',');
            if (isLong) EndLineBehind(items[index].Span.End, StartOf(items, index + 1, sequence));
        }

        if (isLong) EndLong(sequence, indent);
        page.Add(']');
    }

    private void WriteMap(YamlMap map, int indent)
    {
        page.Add('{');
        var entries = map.Entries;
        var isLong = IsOfSeveralLines(map);
        if (isLong) EndLineBehind(ContentStart(map) + 1, StartOf(entries, 0, map));
        for (var index = 0; index < entries.Length; index++)
        {
            if (isLong) page.BeginLine(entries[index].Key.Span.Start, indent + 2, ContentStart(entries[index].Written));
            else if (index > 0) page.Add(' ');
            WriteEntry(entries[index], isLong ? indent + 2 : indent);
            if (index + 1 < entries.Length) page.Add(',');
            if (isLong) EndLineBehind(entries[index].Written.Span.End, StartOf(entries, index + 1, map));
        }

        if (isLong) EndLong(map, indent);
        page.Add('}');
    }

    private static int StartOf(ImmutableArray<YamlNode> items, int index, YamlSequence sequence) =>
        index < items.Length ? items[index].Span.Start : sequence.Span.End;

    private static int StartOf(ImmutableArray<YamlEntry> entries, int index, YamlMap map) =>
        index < entries.Length ? entries[index].Key.Span.Start : map.Span.End;

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

    // In a pair, comments may stand between its key and its value.
    private int LeafOf(YamlNode item) =>
        item is YamlMap { Entries: [var pair] } && IsPair(item) ? ContentStart(pair.Written) : ContentStart(item);

    private void EndLineBehind(int content, int next)
    {
        page.AddTrailing(content, next);
        page.EndLine();
    }

    private void EndLong(YamlNode collection, int indent)
    {
        page.AddComments(collection.Span.End, indent + 2);
        page.Add(' ', indent);
    }
}
