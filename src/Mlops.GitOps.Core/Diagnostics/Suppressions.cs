using System.Collections.Immutable;
using Mlops.GitOps.Core.Policies;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Diagnostics;

/// <summary>Applies <c># mlops: ignore CODE because …</c>, on the line or above: it hides warnings, never errors, and only with a reason.</summary>
internal static class Suppressions
{
    private const string Marker = "mlops: ignore";

    public static ImmutableArray<Diagnostic> Apply(ImmutableArray<ParsedFile> files, DiagnosticBag diagnostics, HeaderSyntax header)
    {
        var judged = diagnostics.ToSorted().Select(diagnostic => RuleSeverities.Apply(diagnostic, header)).OfType<Diagnostic>().ToImmutableArray();
        var ignores = files.Where(static file => file.Document.Root is not null).SelectMany(static file => file.Document.Comments.Select(comment => Read(file.Document.File, comment))).OfType<Ignore>().ToList();
        if (ignores.Count == 0) return judged;
        var used = new HashSet<Ignore>();
        var kept = new DiagnosticBag();
        foreach (var diagnostic in judged)
        {
            var hiding = diagnostic.Severity == Severity.Error ? null : ignores.FirstOrDefault(ignore => ignore.Hides(diagnostic));
            if (hiding is null) kept.Add(diagnostic);
            else used.Add(hiding);
        }

        foreach (var ignore in ignores.Where(ignore => !used.Contains(ignore)))
            kept.Report(Catalog.UnusedIgnore, ignore.Span, ReasonOf(ignore, judged));
        return kept.ToSorted();
    }

    private static string ReasonOf(Ignore ignore, ImmutableArray<Diagnostic> judged)
    {
        if (ignore.Code.Length == 0) return "it names no code; write '# mlops: ignore MLG7006 because …'";
        if (!ignore.HasReason) return $"it gives no reason; write '# mlops: ignore {ignore.Code} because …'";
        return judged.Any(diagnostic => ignore.Covers(diagnostic)) ? $"{ignore.Code} is an error here, and errors can't be ignored" : $"there is no {ignore.Code} here";
    }

    private static Ignore? Read(SourceFile file, YamlComment comment)
    {
        var text = comment.Text.TrimStart('#').Trim();
        if (!text.StartsWith(Marker, StringComparison.Ordinal)) return null;
        var rest = text.Substring(Marker.Length).Trim();
        var space = rest.IndexOf(' ');
        var code = space < 0 ? rest : rest.Substring(0, space);
        var because = space < 0 ? "" : rest.Substring(space).Trim();
        const string word = "because ";
        var hasReason = because.StartsWith(word, StringComparison.Ordinal) && because.Substring(word.Length).Trim().Length > 0;
        var line = file.PositionOf(comment.Span.Start).Line;
        return new Ignore(comment.Span, code, hasReason, comment.IsOnItsOwnLine ? NextContentLine(file, line) : line);
    }

    // Several ignores may stand above one line.
    private static int NextContentLine(SourceFile file, int line)
    {
        var next = line + 1;
        while (next <= file.LineCount && file.LineAt(next).TrimStart().StartsWith('#')) next++;
        return next;
    }

    private sealed record Ignore(SourceSpan Span, string Code, bool HasReason, int Line)
    {
        public bool Covers(Diagnostic diagnostic) =>
            (diagnostic.Code == Code || diagnostic.Descriptor.Slug == Code) && diagnostic.Location.Path == Span.File.Path && diagnostic.Location.Start.Line == Line;

        public bool Hides(Diagnostic diagnostic) => HasReason && Covers(diagnostic);
    }
}
