using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>An expression that YAML took for something of its own. The mend is always to quote what was written.</summary>
internal static class TornExpression
{
    public static void Report(YamlNode node, DiagnosticBag diagnostics)
    {
        var span = SpanOf(node);
        var message = node switch
        {
            { Tag: not null } => "YAML takes what begins with '!' for a tag",
            YamlAlias => "YAML takes what begins with '*' for an alias",
            YamlMap => "YAML takes this for a map",
            YamlSequence => "YAML takes this for a list",
            _ => "YAML takes this for something else",
        };
        Report(span, message, diagnostics);
    }

    public static void Report(SourceSpan span, int pieces, DiagnosticBag diagnostics) =>
        Report(span, FormattableString.Invariant($"YAML cuts it into {pieces} pieces at its commas"), diagnostics);

    /// <summary>Counts the pieces after a first that belong to it: up to where every parenthesis, bracket and text is closed.</summary>
    public static int CountRest(YamlNode first, ImmutableArray<int> ends)
    {
        if (first is not YamlScalar { IsPlain: true } || ends.Length < 2 || first.Span.File is not { } file) return 0;
        var balance = default(Balance);
        var at = first.Span.Start;
        for (var i = 0; i < ends.Length; i++)
        {
            for (; at < ends[i] && at < file.Text.Length; at++) balance = balance.After(file.Text[at]);
            if (balance.IsClosed && !GoesOn(file.Text, at)) return i;
        }

        return 0;
    }

    // In `[x in [a, b]]` the inner list is an item of its own, with no comma before it.
    private static bool GoesOn(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        return at < text.Length && text[at] is '[' or '"' or '\'';
    }

    private static void Report(SourceSpan span, string message, DiagnosticBag diagnostics)
    {
        var written = span.File.Text.Substring(span.Start, span.Length);
        // What goes over several lines was meant as the map or the list that it is.
        Fix[] fixes = written.Contains('\n') ? [] : [Fix.Replace("Quote it", span, YamlQuoting.Quote(Mended(written)))];
        diagnostics.Report(Catalog.ExpressionSyntax, span, [$"{message}; quote it"], fixes: fixes);
    }

    // `!has(x)` between quotes would be the next mistake.
    private static string Mended(string written)
    {
        if (!written.StartsWith('!') || written.StartsWith("!=", StringComparison.Ordinal)) return written;
        var mended = $"not {written.Substring(1)}";
        return ExpressionParser.Parse(mended, out _) is null ? written : mended;
    }

    // The span of a node with a tag may begin after the tag.
    private static SourceSpan SpanOf(YamlNode node)
    {
        var span = node.Span;
        if (node.Tag is null || span.File.Text.Length == 0) return span;
        var line = span.File.Text.LastIndexOf('\n', Math.Max(0, Math.Min(span.Start, span.File.Text.Length) - 1)) + 1;
        for (var at = Math.Min(span.Start, span.File.Text.Length - 1); at >= line; at--)
        {
            if (span.File.Text[at] == '!') return span with { Start = at };
        }

        return span;
    }

    private readonly record struct Balance(int Depth, char Quote)
    {
        public bool IsClosed => Depth <= 0 && Quote == '\0';

        public Balance After(char c) => c switch
        {
            _ when Quote != '\0' => c == Quote ? this with { Quote = '\0' } : this,
            '"' or '\'' => this with { Quote = c },
            '(' or '[' => this with { Depth = Depth + 1 },
            ')' or ']' => this with { Depth = Depth - 1 },
            _ => this,
        };
    }
}
