using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Core.Tests.Baselines;

/// <summary>The source text with what is reported of a line under that line, so that a review sees both at once.</summary>
internal static class AnnotatedSource
{
    public static string Write(ImmutableArray<Diagnostic> diagnostics, ImmutableArray<ParsedFile> sources)
    {
        if (diagnostics.IsEmpty) return "no diagnostics\n";
        var output = new StringBuilder();
        foreach (var file in diagnostics.GroupBy(static diagnostic => diagnostic.Location.Path))
        {
            var source = sources.Single(parsed => parsed.Path == file.Key).Document.File;
            if (output.Length > 0) output.Append('\n');
            output.Append(CultureInfo.InvariantCulture, $"==> {file.Key} <==\n");
            var byLine = file.ToLookup(static diagnostic => diagnostic.Location.Start.Line);
            for (var line = 1; line <= source.LineCount; line++)
            {
                var text = source.LineAt(line);
                if (line < source.LineCount || text.Length > 0) output.Append(text).Append('\n');
                foreach (var diagnostic in byLine[line]) Annotate(output, diagnostic, text);
            }
        }

        return output.ToString();
    }

    private static void Annotate(StringBuilder output, Diagnostic diagnostic, string line)
    {
        var (_, start, end) = diagnostic.Location;
        var last = end.Line == start.Line ? end.Column : line.Length + 1;
        output.Append(' ', start.Column - 1).Append('^', Math.Max(1, last - start.Column));
        output.Append(CultureInfo.InvariantCulture, $" {diagnostic.Code} {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Message}\n");
        foreach (var related in diagnostic.Related) output.Append(' ', start.Column - 1).Append(CultureInfo.InvariantCulture, $"| {related.Location} {related.Message}\n");
    }
}
