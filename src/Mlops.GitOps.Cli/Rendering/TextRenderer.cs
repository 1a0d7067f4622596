using System.Globalization;
using System.Text;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Cli.Rendering;

/// <summary>Shows diagnostics to people: what is wrong, the line it stands in, and what would help.</summary>
internal static class TextRenderer
{
    public static void Write(Report report, TextWriter output, Paint paint)
    {
        foreach (var diagnostic in report.Diagnostics) output.Write(Render(diagnostic, report, paint));
        output.WriteLine(Summary(report));
    }

    /// <summary>Shows diagnostics without the closing line, for commands that were asked something else.</summary>
    public static void WriteDiagnostics(Report report, TextWriter output, Paint paint)
    {
        foreach (var diagnostic in report.Diagnostics) output.Write(Render(diagnostic, report, paint));
    }

    private static string Render(Diagnostic diagnostic, Report report, Paint paint)
    {
        Func<string, string> paintSeverity = diagnostic.Severity switch
        {
            Severity.Error => paint.Red,
            Severity.Warning => paint.Yellow,
            _ => paint.Cyan,
        };
        var output = new StringBuilder();
        output.Append(paintSeverity($"{NameOf(diagnostic.Severity)}[{diagnostic.Code} {diagnostic.Descriptor.Slug}]"));
        output.Append(paint.Bold($": {Printable.Text(diagnostic.Message)}")).Append('\n');
        Snippet.Write(output, diagnostic.Location, report.SourceOf(diagnostic.Location.Path), '^', paintSeverity, paint);
        foreach (var related in diagnostic.Related)
        {
            output.Append(paint.Cyan("note")).Append(": ").Append(Printable.Text(related.Message)).Append('\n');
            Snippet.Write(output, related.Location, report.SourceOf(related.Location.Path), '-', paint.Blue, paint);
        }

        foreach (var fix in diagnostic.Fixes)
            output.Append(paint.Cyan("help")).Append(": ").Append(Printable.Text(LowerFirst(fix.Title))).Append('\n');
        return output.Append('\n').ToString();
    }

    public static string NameOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    private static string Summary(Report report)
    {
        if (report.Diagnostics.IsEmpty) return Printable.Text($"{report.Project}: {Counted(report.FileCount, "file")}, 0 problems");
        var parts = new List<string>();
        foreach (var severity in (Severity[])[Severity.Error, Severity.Warning, Severity.Info])
        {
            if (report.Count(severity) is > 0 and var count) parts.Add(Counted(count, severity == Severity.Info ? "remark" : NameOf(severity)));
        }

        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var diagnostic in report.Diagnostics) paths.Add(diagnostic.Location.Path);
        return $"{string.Join(", ", parts)} in {Counted(paths.Count, "file")}";
    }

    private static string Counted(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static string LowerFirst(string text) => text.Length > 0 ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
