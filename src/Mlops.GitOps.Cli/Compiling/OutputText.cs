using Mlops.GitOps.Cli.Editing;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Cli.Compiling;

/// <summary>Tells what compiling changes.</summary>
internal static class OutputText
{
    public static IEnumerable<string> Written(CompiledOutput output, Paint paint)
    {
        foreach (var change in output.Changes) yield return $"{SignOf(change, paint)} {Printable.Text(change.Path)}";
        yield return output.Changes.IsEmpty
            ? $"{Amounts.Counted(output.Count, "file")}: nothing to write"
            : $"{Amounts.Counted(output.Count, "file")}: {output.Changes.Count(static change => change.After is not null)} written, {output.Changes.Count(static change => change.After is null)} removed";
    }

    /// <summary>Shows how what is committed differs from what compiles.</summary>
    public static IEnumerable<string> Stale(CompiledOutput output, Paint paint)
    {
        foreach (var change in output.Changes)
        {
            yield return $"{SignOf(change, paint)} {Printable.Text(change.Path)}{WhyOf(change)}";
            if (change is not { Before: { } before, After: { } after }) continue;
            foreach (var line in ChangedLines.Of(new SourceFile(change.Path, before), new SourceFile(change.Path, after), paint)) yield return "  " + line;
        }

        yield return output.Changes.IsEmpty
            ? $"{Amounts.Counted(output.Count, "file")}: all are what compiles"
            : $"{Amounts.Counted(output.Changes.Length, "file")} {(output.Changes.Length == 1 ? "is" : "are")} out of date; run `mlops compile` and commit";
    }

    private static string SignOf(OutputChange change, Paint paint) => change switch
    {
        { Before: null } => paint.Green("+"),
        { After: null } => paint.Red("-"),
        _ => paint.Yellow("~"),
    };

    private static string WhyOf(OutputChange change) => change switch
    {
        { Before: null } => ": it is missing",
        { After: null } => ": nothing makes it any more",
        _ => "",
    };
}
