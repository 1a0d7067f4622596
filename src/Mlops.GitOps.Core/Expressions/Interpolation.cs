using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>A text with <c>${params.x}</c> in it. Each reference yields one value; a literal <c>${</c> is written <c>$${</c>.</summary>
public sealed record Interpolation(EquatableArray<InterpolationPart> Parts)
{
    public static readonly ImmutableArray<string> Roots = ["params", "in", "out", "matrix"];

    public IEnumerable<InterpolationReference> References => Parts.Items.OfType<InterpolationReference>();

    public bool IsConstant => !References.Any();

    public static Interpolation? Parse(string text, out InterpolationError? error)
    {
        error = null;
        var parts = ImmutableArray.CreateBuilder<InterpolationPart>();
        var literal = new StringBuilder();
        var literalStart = 0;
        for (var at = 0; at < text.Length;)
        {
            if (IsAt(text, at, "$${"))
            {
                literal.Append("${");
                at += 3;
                continue;
            }

            if (!IsAt(text, at, "${"))
            {
                literal.Append(text[at++]);
                continue;
            }

            if (literal.Length > 0) parts.Add(new InterpolationText(new(literalStart, at), literal.ToString()));
            literal.Clear();
            if (ReadReference(text, at, out error) is not { } reference) return null;
            parts.Add(reference);
            at = literalStart = reference.Range.End;
        }

        if (literal.Length > 0) parts.Add(new InterpolationText(new(literalStart, text.Length), literal.ToString()));
        return new(parts.ToImmutable());
    }

    private static InterpolationReference? ReadReference(string text, int start, out InterpolationError? error)
    {
        var close = text.IndexOf('}', start);
        var nextOpen = text.IndexOf("${", start + 2, StringComparison.Ordinal);
        if (close < 0 || (nextOpen >= 0 && nextOpen < close))
        {
            error = new(new(start, start + 2), "this '${' is never closed");
            return null;
        }

        var range = new TextRange(start, close + 1);
        var inner = text.Substring(start + 2, close - start - 2).Trim();
        var dot = inner.IndexOf('.');
        error = inner.Length == 0
            ? new(range, "there is no name between '${' and '}'")
            : dot < 0 || !ExpressionLexer.IsIdentifier(inner.Substring(0, dot)) || !ExpressionLexer.IsIdentifier(inner.Substring(dot + 1))
                ? new(range, $"'{Shortened(inner)}' must be one of {Listed} with a name after it, as in '${{params.trees}}'")
                : null;
        if (error is not null) return null;
        var root = inner.Substring(0, dot);
        var rootStart = text.IndexOf(root, start, StringComparison.Ordinal);
        if (!Roots.Contains(root))
        {
            error = new(new(rootStart, rootStart + dot), $"'{root}' is not one of {Listed}", Spelling.Nearest(root, Roots), IsUnknownRoot: true);
            return null;
        }

        var nameStart = rootStart + dot + 1;
        return new(range, root, inner.Substring(dot + 1), new(nameStart, rootStart + inner.Length));
    }

    private static string Listed => string.Join(", ", Roots);

    private static string Shortened(string text) => text.Length <= 40 ? text : $"{text.Substring(0, 40)}…";

    private static bool IsAt(string text, int at, string sought) => string.CompareOrdinal(text, at, sought, 0, sought.Length) == 0;
}
