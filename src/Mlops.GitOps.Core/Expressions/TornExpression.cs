using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>An expression that YAML took for something of its own. The mend is always to quote what was written.</summary>
internal static class TornExpression
{
    private const int MostPieces = 64;

    public static void Report(YamlNode node, DiagnosticBag diagnostics)
    {
        var message = node switch
        {
            { Tag: not null } => "YAML takes what begins with '!' for a tag",
            YamlAlias => "YAML takes what begins with '*' for an alias",
            YamlMap => "YAML takes this for a map",
            YamlSequence => "YAML takes this for a list",
            _ => "YAML takes this for something else",
        };
        Report(node.Span, message, mayFold: false, diagnostics);
    }

    public static void Report(SourceSpan span, int pieces, DiagnosticBag diagnostics) =>
        Report(span, FormattableString.Invariant($"YAML cuts it into {pieces} pieces at its commas"), mayFold: true, diagnostics);

    public static void ReportUnreadable(SourceSpan span, DiagnosticBag diagnostics) =>
        Report(span, "YAML stops in the middle of it", mayFold: false, diagnostics);

    /// <summary>Whether a text is an expression once YAML leaves it alone.</summary>
    public static bool IsWholeInQuotes(string written) => ExpressionParser.Parse(Mended(written), out _) is not null;

    /// <summary>Counts the pieces after a first that belong to it: up to where every parenthesis, bracket and text is closed.</summary>
    /// <param name="ends">Where each piece ends, in the order they are written; the first is at <paramref name="index"/>.</param>
    public static int CountRest(YamlNode first, IReadOnlyList<int> ends, int index)
    {
        if (first is not YamlScalar { IsPlain: true } || ends.Count < index + 2 || first.Span.File is not { } file) return 0;
        var balance = default(Balance);
        var at = first.Span.Start;
        // A limit, or a list of nothing but open parentheses would be read to its end from each of its items.
        var last = Math.Min(ends.Count, index + MostPieces);
        for (var i = index; i < last; i++)
        {
            for (; at < ends[i] && at < file.Text.Length; at++) balance = balance.After(file.Text[at]);
            if (balance.IsClosed) return i - index;
        }

        return 0;
    }

    private static void Report(SourceSpan span, string message, bool mayFold, DiagnosticBag diagnostics)
    {
        var written = span.File.Text.Substring(span.Start, span.Length);
        if (mayFold) written = string.Join(" ", written.Split('\n').Select(static line => line.Trim()));
        // A map or a list over several lines was meant as what it is.
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
