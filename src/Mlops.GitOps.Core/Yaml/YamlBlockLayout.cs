namespace Mlops.GitOps.Core.Yaml;

/// <summary>Lays out block collections, one entry a line.</summary>
internal sealed class YamlBlockLayout(YamlPage page)
{
    private readonly YamlInlineLayout inline = new(page);

    public string Write(YamlNode root)
    {
        var end = page.Source.Length;
        if (IsBlock(root))
        {
            if (YamlInlineLayout.PropertiesOf(root) is { Length: > 0 } properties)
            {
                page.BeginLine(root.Span.Start, indent: 0, commentsBefore: root.Span.Start);
                page.Add(properties.TrimEnd()).EndLine();
            }

            WriteCollection(root, indent: 0, isBehindDash: false, sourceColumn: -1, limit: end);
        }
        else
        {
            page.BeginLine(root.Span.Start, indent: 0, commentsBefore: FirstLeaf(root));
            WriteLeaf(root, indent: 0);
        }

        page.AddComments(int.MaxValue, indent: 0);
        return page.ToString();
    }

    private static bool IsBlock(YamlNode node) => node is YamlMap { IsFlow: false, Entries.Length: > 0 } or YamlSequence { IsFlow: false, Written.Length: > 0 };

    /// <summary>Returns where the content begins that shares the first line of a node: comments before it stand above that line.</summary>
    private static int FirstLeaf(YamlNode node)
    {
        while (YamlInlineLayout.PropertiesOf(node).Length == 0)
        {
            if (node is YamlSequence { IsFlow: false, Written.Length: > 0 } sequence) node = sequence.Written[0];
            else if (node is YamlMap { IsFlow: false, Entries.Length: > 0 } map) return FirstLeaf(map.Entries[0]);
            else break;
        }

        return YamlInlineLayout.ContentStart(node);
    }

    private static int FirstLeaf(YamlEntry entry) => IsBlock(entry.Written) ? entry.Key.Span.Start : YamlInlineLayout.ContentStart(entry.Written);

    private void WriteCollection(YamlNode node, int indent, bool isBehindDash, int sourceColumn, int limit)
    {
        var column = 0;
        if (node is YamlMap map)
        {
            column = page.ColumnOf(map.Entries[0].Key.Span.Start);
            for (var index = 0; index < map.Entries.Length; index++)
            {
                var entry = map.Entries[index];
                if (index > 0 || !isBehindDash) page.BeginLine(entry.Key.Span.Start, indent, FirstLeaf(entry));
                inline.WriteKey(entry.Key, isInFlow: false);
                page.Add(':');
                var nextStart = index + 1 < map.Entries.Length ? map.Entries[index + 1].Key.Span.Start : limit;
                WriteValue(entry.Written, indent, column, isBehindDash: false, entry.Key.Span.End, nextStart);
            }
        }
        else if (node is YamlSequence sequence)
        {
            column = page.ColumnOf(DashOf(sequence));
            for (var index = 0; index < sequence.Written.Length; index++)
            {
                var item = sequence.Written[index];
                var leaf = FirstLeaf(item);
                if (index > 0 || !isBehindDash) page.BeginLine(item.Span.Start, indent, leaf);
                page.Add('-');
                var nextStart = index + 1 < sequence.Written.Length ? sequence.Written[index + 1].Span.Start : limit;
                WriteValue(item, indent, column, isBehindDash: true, leaf, nextStart);
            }
        }

        if (column > sourceColumn) page.AddCommentsOfEnd(limit, Math.Max(column, 1), indent);
    }

    private void WriteValue(YamlNode value, int indent, int sourceColumn, bool isBehindDash, int headEnd, int limit)
    {
        if (!IsBlock(value))
        {
            var isFlowItem = isBehindDash && value is (YamlMap or YamlSequence);
            WriteLeaf(value, isFlowItem ? indent + 2 : indent, separator: " ");
            return;
        }

        var properties = YamlInlineLayout.PropertiesOf(value);
        var staysOnLine = isBehindDash && properties.Length == 0;
        if (properties.Length > 0) page.Add(' ').Add(properties.TrimEnd());
        if (staysOnLine)
        {
            page.Add(' ');
        }
        else
        {
            page.AddTrailing(headEnd, FirstLeaf(value));
            page.EndLine();
        }

        WriteCollection(value, indent + 2, staysOnLine, sourceColumn, limit);
    }

    private void WriteLeaf(YamlNode leaf, int indent, string separator = "")
    {
        if (leaf is YamlScalar { Style: ScalarStyle.Literal or ScalarStyle.Folded } block)
        {
            page.Add(separator);
            new YamlTextLayout(page).Write(block, indent + 2);
            return;
        }

        inline.Write(leaf, indent, isInFlow: false, separator);
        page.AddTrailing(leaf.Span.End);
        page.EndLine();
    }

    // The span of a list begins at its first dash, or at its tag.
    private static int DashOf(YamlSequence sequence) => sequence.Tag is null ? sequence.Span.Start : YamlInlineLayout.ContentStart(sequence);
}
