using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using YamlDotNet.Core.Events;
using AnchorName = YamlDotNet.Core.AnchorName;
using Style = YamlDotNet.Core.ScalarStyle;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Builds our tree from the parser's events. It recurses, but never deeper than the budget.</summary>
internal sealed class YamlComposer(YamlEvents events, YamlGaps gaps, DiagnosticBag diagnostics)
{
    private readonly SourceFile file = events.File;
    private readonly string text = events.File.Text;
    private readonly YamlAnchors anchors = new();
    private int nodeCount;
    private int depth;
    private int contentEnd;
    private (SourceSpan Span, long Size) largestAlias;

    /// <summary>Returns the root of the first document, or null where there is none or it can't be read.</summary>
    public YamlNode? Compose()
    {
        YamlNode? root = null;
        var hasDocument = false;
        while (events.MoveNext())
        {
            switch (events.Current)
            {
                case DocumentStart start when hasDocument:
                    var at = events.OffsetOf(start.Start);
                    var unsupported = new SourceSpan(file, at, Math.Min(text.Length, at + (start.IsImplicit ? 1 : 3)));
                    diagnostics.Report(Catalog.UnsupportedYaml, unsupported, "A second document in one file", "move it to a file of its own");
                    events.Stop();
                    gaps.ScanTo(at);
                    return gaps.IsBroken ? null : root;
                case DocumentStart:
                    hasDocument = true;
                    if (events.MoveNext()) root = ComposeNode(isInFlowSequence: false);
                    break;
            }
        }

        if (events.HasFailed) return null;
        gaps.ScanTo(text.Length);
        return gaps.IsBroken || !IsExpansionInBudget() ? null : root;
    }

    /// <summary>Builds the node at the current event and leaves its last event current; null when the file can't be read on.</summary>
    private YamlNode? ComposeNode(bool isInFlowSequence)
    {
        anchors.ExpandedNodes++;
        if (++nodeCount > YamlBudget.Nodes) return Exceed(events.Current, "100001 nodes", "100000");
        return events.Current switch
        {
            Scalar scalar => ComposeScalar(scalar),
            AnchorAlias alias => ComposeAlias(alias),
            SequenceStart start => ComposeCollection(start, isInFlowSequence),
            MappingStart start => ComposeCollection(start, isInFlowSequence),
            _ => null,
        };
    }

    private YamlScalar? ComposeScalar(Scalar scalar)
    {
        var end = events.OffsetOf(scalar.End);
        var properties = ReadProperties(scalar, ref end);
        var start = properties.Start;
        var style = StyleOf(scalar.Style);
        if (start == end && scalar.Anchor.IsEmpty && scalar.Tag.IsEmpty)
        {
            start = end = PlaceOfNothing(end);
        }
        else if (style == ScalarStyle.Plain && start < end && FindMisreadColon(scalar.Value, start) is { } colon)
        {
            diagnostics.Report(Catalog.InvalidYaml, new SourceSpan(file, colon, colon + 1), "a ':' can't stand here; put the text in quotes");
            events.Stop();
            return null;
        }
        else if (style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            gaps.PassHeader(start, end);
            while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        }
        else if (depth > 0)
        {
            gaps.CheckContinuation(start, end);
        }

        gaps.Pass(start, end);
        contentEnd = Math.Max(contentEnd, end);
        var node = new YamlScalar(new SourceSpan(file, properties.Tag is null ? start : properties.TagStart, end), scalar.Value, style);
        if (scalar.Anchor.IsEmpty && properties.Tag is null) return node;
        node = node with { Anchor = NameOf(scalar.Anchor), Tag = properties.Tag };
        if (node.Anchor is not null) anchors.Close(node.Anchor, node, 1);
        return node;
    }

    /// <summary>Finds a ':' that the parser has lost: it drops one that it can't place, and sees none behind a word that begins with '*'.</summary>
    private int? FindMisreadColon(string value, int start)
    {
        if (char.IsWhiteSpace(text[start])) return Math.Max(0, start - 1);

        // In `[a:]` the colon makes a key; the parser takes it for text where a bracket follows.
        var end = start + value.Length;
        if (value.EndsWith(':') && end < text.Length && text[end] is ',' or ']' or '}') return end - 1;
        if (YamlPlain.CanBeKey(value) || !value.Contains(": ", StringComparison.Ordinal)) return null;
        var colon = text.IndexOf(": ", start, StringComparison.Ordinal);
        return colon < 0 ? start : colon;
    }

    private YamlNode? ComposeAlias(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        var span = new SourceSpan(file, events.OffsetOf(alias.Start), events.OffsetOf(alias.End));
        gaps.Pass(span.Start, span.End);
        contentEnd = span.End;
        if (++anchors.AliasCount > YamlBudget.Aliases) return Exceed(alias, "1001 aliases", "1000");
        if (!anchors.TryFind(name, out var target))
        {
            if (!anchors.IsOpen(name)) return StandInFor(name, span);
            diagnostics.Report(Catalog.InvalidYaml, span, $"the alias '*{name}' stands inside what '&{name}' marks");
            events.Stop();
            return null;
        }

        anchors.ExpandedNodes += target.Size - 1;
        if (target.Size > largestAlias.Size) largestAlias = (span, target.Size);

        // Beyond this no file within the budget of nodes is in the budget of expansion; and sums stay far from overflow.
        if (anchors.ExpandedNodes > (long)YamlBudget.Nodes * YamlBudget.Expansion && !IsExpansionInBudget()) return null;
        return new YamlAlias(span, name, target.Node);
    }

    // An alias of nothing may be an expression that lacks its quotes, which only a later phase can tell; its tag keeps others from judging it.
    private YamlAlias StandInFor(string name, SourceSpan span)
    {
        diagnostics.Report(Catalog.InvalidYaml, span, $"no anchor '&{name}' stands above the alias '*{name}'; put the text in quotes if it is no alias");
        return new YamlAlias(span, name, new YamlScalar(span with { End = span.Start }, "", ScalarStyle.Plain) { Tag = "*" + name });
    }

    private YamlNode? ComposeCollection(NodeEvent start, bool isInFlowSequence)
    {
        if (++depth > YamlBudget.Depth) return Exceed(start, "65 collections inside each other", "64");
        var sizeBefore = anchors.ExpandedNodes - 1;
        var anchor = NameOf(start.Anchor);
        if (anchor is not null) anchors.Open(anchor);
        var isMap = start is MappingStart;
        var isFlow = start is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow };

        // The map in `[a: b]` has no brackets, and the parser gives it no place.
        var isPair = isInFlowSequence && isMap && start.Start.Index == 0;
        var end = 0;
        var properties = isPair ? default : ReadProperties(start, ref end);
        if (!isFlow) gaps.CheckIndentation(properties.Start);
        else if (!isPair) contentEnd = properties.Start + 1;
        var node = isMap ? ComposeMap(isFlow) : (YamlNode?)ComposeSequence(isFlow);
        if (node is null) return null;
        depth--;
        if (isFlow && !isPair) contentEnd = Math.Min(text.Length, Math.Max(contentEnd, events.OffsetOf(events.Current!.Start) + 1));
        var spanStart = properties.Tag is not null ? properties.TagStart : isPair ? node.Span.Start : properties.Start;
        node = node with { Span = new SourceSpan(file, spanStart, Math.Max(spanStart, contentEnd)), Anchor = anchor, Tag = properties.Tag };
        if (anchor is not null) anchors.Close(anchor, node, anchors.ExpandedNodes - sizeBefore);
        return node;
    }

    private YamlSequence? ComposeSequence(bool isFlow)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (events.MoveNext())
        {
            if (events.Current is SequenceEnd) return new YamlSequence(default, items.ToImmutable(), isFlow);
            if (ComposeNode(isInFlowSequence: isFlow) is not { } item) return null;
            items.Add(item);
        }

        return null;
    }

    private YamlMap? ComposeMap(bool isFlow)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var keys = new YamlKeys(diagnostics);
        var start = -1;
        while (events.MoveNext())
        {
            if (events.Current is MappingEnd)
                return new YamlMap(new SourceSpan(file, Math.Max(0, start), contentEnd), entries.ToImmutable(), isFlow) { HasGap = keys.HaveGap };
            if (ComposeNode(isInFlowSequence: false) is not { } key) return null;
            if (start < 0) start = key.Span.Start;
            if (!events.MoveNext() || ComposeNode(isInFlowSequence: false) is not { } value) return null;
            if (keys.Accept(key, entries) is { } accepted) entries.Add(new YamlEntry(accepted, value));
        }

        return null;
    }

    /// <summary>Finds where the content of a node starts behind its anchor and tag; of nothing, where it would stand.</summary>
    private (int Start, string? Tag, int TagStart) ReadProperties(NodeEvent node, ref int end)
    {
        var at = events.OffsetOf(node.Start);
        if (node.Anchor.IsEmpty && node.Tag.IsEmpty) return (at, null, 0);
        string? tag = null;
        var tagStart = 0;
        var propertiesEnd = at;
        while (at < text.Length && (text[at] is '&' or '!'))
        {
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && (text[start] == '!' || text[at] is not (',' or '[' or ']' or '{' or '}'))) at++;
            if (text[start] == '!')
            {
                // Unlike in an anchor, brackets may be part of a tag, but not the comma that ends it in a flow collection.
                if (at > start + 1 && text[at - 1] == ',') at--;
                tag = text.Substring(start, at - start);
                tagStart = start;
            }

            propertiesEnd = at;
            gaps.Pass(start, at);
            at = SkipToContent(at);
        }

        if (node is not Scalar { Value.Length: 0, Style: Style.Plain }) return (at, tag, tagStart);
        end = propertiesEnd;
        return (propertiesEnd, tag, tagStart);
    }

    private int SkipToContent(int at)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] == '#') at = Math.Max(at, text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length - 1);
            else if (!char.IsWhiteSpace(text[at])) break;
        }

        return at;
    }

    // A value that is left out stands behind its indicator; where the parser puts it at what follows, behind what went before.
    private int PlaceOfNothing(int at) =>
        at > contentEnd && text[at - 1] is not ('-' or ':' or '?') && text.IndexOf('\n', contentEnd, at - contentEnd) >= 0 ? contentEnd : at;

    private YamlNode? Exceed(ParsingEvent? current, string has, string limit)
    {
        var at = current is null ? 0 : events.OffsetOf(current.Start);
        diagnostics.Report(Catalog.BudgetExceeded, new SourceSpan(file, at, Math.Min(text.Length, at + 1)), has, limit);
        events.Stop();
        return null;
    }

    private bool IsExpansionInBudget()
    {
        if (anchors.ExpandedNodes <= (long)nodeCount * YamlBudget.Expansion) return true;
        diagnostics.Report(
            Catalog.BudgetExceeded,
            largestAlias.Span,
            string.Format(CultureInfo.InvariantCulture, "aliases that make {0} nodes of {1}", anchors.ExpandedNodes, nodeCount),
            "10 for each");
        events.Stop();
        return false;
    }

    private static string? NameOf(AnchorName anchor) => anchor.IsEmpty ? null : anchor.Value;

    private static ScalarStyle StyleOf(Style style) => style switch
    {
        Style.SingleQuoted => ScalarStyle.SingleQuoted,
        Style.DoubleQuoted => ScalarStyle.DoubleQuoted,
        Style.Literal => ScalarStyle.Literal,
        Style.Folded => ScalarStyle.Folded,
        _ => ScalarStyle.Plain,
    };
}
