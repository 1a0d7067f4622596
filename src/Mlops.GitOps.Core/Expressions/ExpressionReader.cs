using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>Makes expressions of YAML. Also finds those that YAML has torn apart, since it has its own meaning for <c>! * ? : [ ,</c>.</summary>
public static class ExpressionReader
{
    /// <summary>Reads one expression; pass the node as it is written, not what an alias stands for. Null was reported.</summary>
    public static ParsedExpression? Read(YamlNode node, DiagnosticBag diagnostics)
    {
        if (node is YamlScalar { Tag: null } scalar) return ReadScalar(scalar, diagnostics);
        TornExpression.Report(node, diagnostics);
        return null;
    }

    /// <summary>Reads the value of an entry. In a flow map a comma tears an expression in two, and the rest becomes keys;
    /// <paramref name="torn"/> says how many of the entries that follow are that rest and no keys of the map.</summary>
    public static ParsedExpression? ReadEntry(YamlMap map, YamlEntry entry, DiagnosticBag diagnostics, out int torn)
    {
        torn = CountTorn(map, entry);
        if (torn == 0) return Read(entry.Written, diagnostics);
        TornExpression.Report(entry.Written.Span with { End = EndOf(map.Entries[map.Entries.IndexOf(entry) + torn]) }, torn + 1, diagnostics);
        return null;
    }

    /// <summary>Counts the entries after one that are not keys but the rest of its expression.</summary>
    internal static int CountTorn(YamlMap map, YamlEntry entry)
    {
        if (!map.IsFlow) return 0;
        var ends = new List<int>();
        foreach (var other in map.Entries)
        {
            if (ReferenceEquals(other, entry)) ends.Add(entry.Written.Span.End);
            else if (ends.Count > 0) ends.Add(EndOf(other));
        }

        return ends.Count == 0 ? 0 : TornExpression.CountRest(entry.Written, ends, 0);
    }

    private static int EndOf(YamlEntry entry) => Math.Max(entry.Key.Span.End, entry.Written.Span.End);

    /// <summary>Reads a list of expressions. One that commas have torn apart is reported once, however many items it became.</summary>
    public static ImmutableArray<ParsedExpression> ReadList(YamlSequence sequence, DiagnosticBag diagnostics)
    {
        var expressions = ImmutableArray.CreateBuilder<ParsedExpression>();
        var items = sequence.Written;
        var ends = new List<int>(items.Length);
        foreach (var item in items) ends.Add(item.Span.End);
        for (var i = 0; i < items.Length; i++)
        {
            var torn = sequence.IsFlow ? TornExpression.CountRest(items[i], ends, i) : 0;
            if (torn > 0)
            {
                TornExpression.Report(items[i].Span with { End = items[i + torn].Span.End }, torn + 1, diagnostics);
                i += torn;
            }
            else if (Read(items[i], diagnostics) is { } expression)
            {
                expressions.Add(expression);
            }
        }

        return expressions.ToImmutable();
    }

    private static ParsedExpression? ReadScalar(YamlScalar scalar, DiagnosticBag diagnostics)
    {
        var text = new ExpressionText(scalar.Value, scalar);
        if (MisleadingText.Find(scalar.Value) is var (offset, length, name))
        {
            var range = new TextRange(offset, offset + length);
            diagnostics.Report(Catalog.MisleadingCharacter, text.SpanOf(range), [name], fixes: [Fix.Of("Remove it", text.Replace(range, ""))]);
            return null;
        }

        if (ExpressionParser.Parse(scalar.Value, out var error) is { } expression) return new(expression, text);
        if (error is null) return null;
        Report(error, text, diagnostics);
        return null;
    }

    private static void Report(ExpressionSyntaxError error, ExpressionText text, DiagnosticBag diagnostics)
    {
        var descriptor = error.IsUnknownName ? Catalog.ExpressionType : Catalog.ExpressionSyntax;
        var message = error.IsUnknownName ? char.ToUpperInvariant(error.Message[0]) + error.Message.Substring(1) : error.Message;
        if (error.Suggestion is not { } replacement)
        {
            diagnostics.Report(descriptor, text.SpanOf(error.Range), message);
            return;
        }

        // "write 'and'" needs no "did you mean 'and'" after it.
        var meant = replacement.Trim();
        var isSaid = error.Message.Contains($"write '{meant}'", StringComparison.Ordinal);
        var fix = Fix.Of($"Change to '{meant}'", text.Replace(error.Range, replacement));
        diagnostics.Report(descriptor, text.SpanOf(error.Range), [message], isSaid ? null : meant, fixes: [fix]);
    }
}
