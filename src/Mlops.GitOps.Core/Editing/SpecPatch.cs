using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Editing;

/// <summary>Adds entries to a spec as text, where they belong; everything that stands there stays as it is, comments too.</summary>
public static class SpecPatch
{
    /// <summary>Returns the text with an entry added to a section, which is made where it is missing; null where the section is
    /// written in a way that nothing can be added to.</summary>
    public static string? AddEntry(YamlDocument document, string section, string name, YamlNode value)
    {
        var text = document.File.Text;
        var root = document.Root as YamlMap;
        if (document.Root is not null and not YamlMap { IsFlow: false }) return null;
        return root?.Find(section) is { } entry ? AddEntry(document, entry, name, value) : Append(text, YamlWriter.Write(YamlTree.Map((section, YamlTree.Map((name, value))))));
    }

    /// <summary>Returns the text with an entry added to the map that is the value of another; null where that is written in a way that nothing can be added to.</summary>
    public static string? AddEntry(YamlDocument document, YamlEntry owner, string name, YamlNode value)
    {
        var text = document.File.Text;
        var written = YamlWriter.Write(YamlTree.Map((name, value)));
        return owner.Written switch
        {
            YamlMap { IsFlow: false, Entries.Length: > 0 } block => InsertBelow(text, block.Span, Indented(written, ColumnOf(document.File, block.Entries[0].Key.Span.Start))),
            YamlMap { IsFlow: true } flow => InsertInFlow(text, flow.Span, flow.Entries.IsEmpty ? null : flow.Entries[flow.Entries.Length - 1].Written.Span.End, InFlow(name, value)),
            YamlScalar { IsNull: true, Span.Length: 0 } => InsertBelow(text, owner.Key.Span, Indented(written, ColumnOf(document.File, owner.Key.Span.Start) + 2)),
            _ => null,
        };
    }

    /// <summary>Returns the text with another scalar in the place of one; null where an anchor marks it, so that it may stand in other places too.</summary>
    public static string? Replace(string text, YamlScalar old, YamlNode value) =>
        old.Anchor is null && old.Span.Length > 0 ? text.Remove(old.Span.Start, old.Span.Length).Insert(old.Span.Start, InFlow(value)) : null;

    /// <summary>Returns the text with an item added to a list.</summary>
    public static string? AddItem(YamlDocument document, YamlEntry owner, YamlNode item)
    {
        var text = document.File.Text;
        var inline = YamlWriter.Write(item).TrimEnd('\n');
        return owner.Written switch
        {
            YamlSequence { IsFlow: true } flow => InsertInFlow(text, flow.Span, flow.Written.IsEmpty ? null : flow.Written[flow.Written.Length - 1].Span.End, inline),
            YamlSequence { IsFlow: false, Written.Length: > 0 } block =>
                InsertBelow(text, block.Span, new string(' ', DashColumnOf(document.File, block.Written[0].Span.Start)) + $"- {inline}\n"),
            YamlScalar { IsNull: true, Span.Length: 0 } => InsertAfterColon(text, owner.Key.Span.End, $" [{inline}]"),
            _ => null,
        };
    }

    // What can stand in a list on one line can stand anywhere.
    private static string InFlow(YamlNode value)
    {
        var list = YamlWriter.Write(YamlTree.Flow(YamlTree.Seq(value))).TrimEnd('\n');
        return list.Substring(1, list.Length - 2);
    }

    private static string InFlow(string name, YamlNode value)
    {
        var map = YamlWriter.Write(YamlTree.Flow(YamlTree.Map((name, value)))).TrimEnd('\n');
        return map.Substring(1, map.Length - 2);
    }

    private static string Append(string text, string addition)
    {
        if (text.Length == 0) return addition;
        var separator = text[text.Length - 1] == '\n' ? "\n" : "\n\n";
        return text + WithLineBreaksOf(text, separator + addition);
    }

    private static string? InsertAfterColon(string text, int keyEnd, string addition)
    {
        var colon = text.IndexOf(':', keyEnd);
        return colon < 0 ? null : text.Insert(colon + 1, addition);
    }

    private static string InsertInFlow(string text, SourceSpan span, int? lastItemEnd, string addition) =>
        lastItemEnd is { } end ? text.Insert(end, $", {addition}") : text.Insert(span.Start + 1, addition);

    /// <summary>Inserts lines below the last line with content of a span.</summary>
    private static string InsertBelow(string text, SourceSpan span, string lines)
    {
        var last = span.End;
        while (last > span.Start && char.IsWhiteSpace(text[last - 1])) last--;
        var lineEnd = text.IndexOf('\n', Math.Min(last, text.Length));
        var addition = WithLineBreaksOf(text, lines);
        if (lineEnd >= 0) return text.Insert(lineEnd + 1, addition);
        return text + WithLineBreaksOf(text, "\n") + addition;
    }

    private static string WithLineBreaksOf(string text, string addition) =>
        text.Contains("\r\n") ? addition.Replace("\n", "\r\n") : addition;

    private static string Indented(string lines, int indent)
    {
        var space = new string(' ', indent);
        return string.Concat(lines.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "\n" : $"{space}{line}\n"));
    }

    private static int ColumnOf(SourceFile file, int offset) => file.PositionOf(offset).Column - 1;

    private static int DashColumnOf(SourceFile file, int offset)
    {
        var line = file.LineAt(file.PositionOf(offset).Line);
        return line.IndexOf('-');
    }
}
