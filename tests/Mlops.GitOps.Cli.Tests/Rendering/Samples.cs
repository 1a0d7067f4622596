using System.Collections.Immutable;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Cli.Tests.Rendering;

/// <summary>Diagnostics about texts, made by hand.</summary>
internal static class Samples
{
    /// <summary>Reports an undefined name where the marked text stands in the source.</summary>
    public static Report Undefined(string text, string marked, string? suggestion = null, RelatedLocation? related = null, string path = "a.mlops.yaml")
    {
        var file = new SourceFile(path, text);
        var at = text.IndexOf(marked, StringComparison.Ordinal);
        var bag = new DiagnosticBag();
        bag.Report(Catalog.UndefinedName, new SourceSpan(file, at, at + marked.Length), ["Stage 'ingest'", "dataset", marked, "no spec declares"], suggestion, related is null ? null : [related]);
        return Report(file, bag.ToSorted());
    }

    public static Report Report(SourceFile file, ImmutableArray<Diagnostic> diagnostics, string prefix = "") =>
        new("credit", 3, diagnostics, path => path == file.Path ? file : null, prefix);

    public static string Text(Report report)
    {
        using var output = new StringWriter { NewLine = "\n" };
        TextRenderer.Write(report, output, default);
        return output.ToString();
    }
}
