using System.Globalization;
using System.Text;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Reproducing;

namespace Mlops.GitOps.Cli.Rendering.Versions;

/// <summary>Says what came of making something again, a line for each stage and for whatever differs.</summary>
internal static class ReproductionText
{
    private const int DigitsOfCommit = 12;

    private const int MostDifferences = 12;

    public static string Of(Reproduction reproduction, Paint paint)
    {
        var original = reproduction.Original;
        var text = new StringBuilder("\n");
        text.Append(paint.Bold(Printable.Text(original.Name))).Append(": commit ").Append(Printable.Text(original.Code.Commit[..Math.Min(DigitsOfCommit, original.Code.Commit.Length)]));
        foreach (var set in original.Sets) text.Append(", ").Append(Printable.Text(set));
        text.Append('\n');
        foreach (var note in reproduction.Notes) text.Append(paint.Yellow("note")).Append("  ").Append(Printable.Text(note)).Append('\n');
        foreach (var change in reproduction.Surroundings) text.Append(paint.Yellow("other")).Append(' ').Append(Printable.Text(change.ToString())).Append('\n');
        var width = reproduction.Stages.Select(static stage => Printable.Text(stage.Stage).Length).DefaultIfEmpty().Max();
        foreach (var stage in reproduction.Stages) Write(stage, width, paint, text);
        var same = reproduction.Stages.Sum(static stage => stage.Outputs.Count(static output => output.Outcome == OutputOutcome.Same));
        var all = reproduction.Stages.Sum(static stage => stage.Outputs.Length);
        var counted = string.Create(CultureInfo.InvariantCulture, $"{same} of {Amounts.Counted(all, "output")} with the same digest");
        if (reproduction.Tolerance > 0) counted += string.Create(CultureInfo.InvariantCulture, $", tolerance {reproduction.Tolerance:R}");
        return text.Append(reproduction.IsReproduced ? paint.Green("reproduced") : paint.Red("not reproduced")).Append(": ").Append(counted).Append('\n').ToString();
    }

    private static void Write(ReproducedStage stage, int width, Paint paint, StringBuilder text)
    {
        var counted = stage.Outputs.IsEmpty ? "no record names what it gave" : Amounts.Counted(stage.Outputs.Length, "output");
        text.Append(Label(stage, paint)).Append("  ").Append(Printable.Text(stage.Stage).PadRight(width)).Append("  ").Append(counted);
        if (stage.Outcome == OutputOutcome.Missing && stage.Message is { } message) text.Append(", ").Append(Printable.Text(message));
        text.Append('\n');
        foreach (var output in stage.Outputs.Where(static output => output.Outcome != OutputOutcome.Same))
        {
            if (output.Outcome == OutputOutcome.Missing) Line(output.Name, "was not made again", text);
            if (output.Note is { } note) Line(output.Name, note, text);
            foreach (var difference in output.Differences.Take(MostDifferences)) Line(output.Name, Of(difference), text);
            if (output.Differences.Length > MostDifferences) Line(output.Name, string.Create(CultureInfo.InvariantCulture, $"and {output.Differences.Length - MostDifferences} more; --format json shows all"), text);
        }
    }

    private static void Line(string output, string said, StringBuilder text) => text.Append("           ").Append(Printable.Text(output)).Append(": ").Append(Printable.Text(said)).Append('\n');

    private static string Of(Difference difference)
    {
        var count = difference.Of == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", {difference.Count} of {difference.Of} differ");
        return difference is { Absolute: { } absolute, Relative: { } relative }
            ? string.Create(CultureInfo.InvariantCulture, $"{difference.What} by {absolute:G3} at most ({relative:G3} of its size){count}")
            : difference.What + count;
    }

    private static string Label(ReproducedStage stage, Paint paint) => stage.Outcome switch
    {
        OutputOutcome.Same when stage.Outputs.IsEmpty => paint.Dim("ran      "),
        OutputOutcome.Same => paint.Green("same     "),
        OutputOutcome.Within => paint.Green("within   "),
        OutputOutcome.Missing => paint.Red("missing  "),
        _ => paint.Red("different"),
    };
}
