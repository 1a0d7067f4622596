using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>An expression's text and the scalar that holds it: knows where in the file each of its characters stands.</summary>
public sealed record ExpressionText(string Text, YamlScalar Source)
{
    /// <summary>Returns where a range stands in the file; the whole scalar where YAML folded its lines.</summary>
    public SourceSpan SpanOf(TextRange range) => ExactSpanOf(range) ?? Source.Span;

    /// <summary>Returns the edit that puts other text into a range, quoting the whole where YAML could take offence.</summary>
    public TextEdit Replace(TextRange range, string replacement)
    {
        if (YamlQuoting.IsInert(replacement) && ExactSpanOf(range) is { } exact) return new(exact.ToLocation(), replacement);
        var whole = $"{Text.Substring(0, range.Start)}{replacement}{Text.Substring(range.End)}";
        return new(Source.Span.ToLocation(), YamlQuoting.Quote(whole));
    }

    private SourceSpan? ExactSpanOf(TextRange range)
    {
        var span = Source.Span;
        if (span.File is null) return null;
        var written = span.File.Text.Substring(span.Start, span.Length);
        if (Source.IsPlain) return written == Text ? new SourceSpan(span.File, span.Start + range.Start, span.Start + range.End) : null;
        if (YamlQuoting.OffsetsIn(written, Text) is not { } offsets) return null;
        return new SourceSpan(span.File, span.Start + offsets[range.Start], span.Start + offsets[range.End]);
    }
}
