using System.Globalization;
using System.Text;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Rules.Planning;
using Mlops.GitOps.Rules.Planning.Writing;

namespace Mlops.GitOps.Cli.Planning;

/// <summary>Shows a plan to people: what changes, what follows from it, who must agree.</summary>
internal static class PlanText
{
    public static string Of(Plan plan, Paint paint)
    {
        var text = new StringBuilder();
        text.Append(paint.Bold(Printable.Text($"Plan {PlanValues.OfCommit(plan.Base)}..{PlanValues.OfCommit(plan.Head)}"))).Append('\n');
        if (plan.IsEmpty) return text.Append("\nNothing changes in meaning.\n").ToString();
        text.Append('\n');
        foreach (var change in plan.Changes) Write(text, change, paint);
        WriteMetrics(text, plan, paint);
        WriteGates(text, plan, paint);
        WriteApprovals(text, plan, paint);
        WriteSummary(text, plan, paint);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Change change, Paint paint)
    {
        var sign = change.Kind switch { ChangeKind.Added => paint.Green("+"), ChangeKind.Removed => paint.Red("-"), _ => paint.Yellow("~") };
        text.Append("  ").Append(sign).Append(' ').Append(paint.Bold(Printable.Text(change.Path)));
        if (ValueOf(change) is { Length: > 0 } value) text.Append("  ").Append(Printable.Text(value));
        if (change.Impact >= Impact.Redeploy) text.Append("  ").Append(change.Impact == Impact.Breaking ? paint.Red("breaking") : paint.Yellow(PlanWords.Of(change.Impact)));
        if (change.Policy != PolicyEffect.Same) text.Append("  ").Append(change.Policy == PolicyEffect.Weaker ? paint.Red("weaker") : paint.Green("stronger"));
        text.Append('\n');
        if (change.At is { } at) text.Append("      ").Append(paint.Dim(PlaceOf(at))).Append('\n');
        foreach (var consequence in change.Consequences) text.Append("      ").Append(Printable.Text(consequence)).Append('\n');
    }

    private static string ValueOf(Change change) => (change.Before, change.After) switch
    {
        ({ } before, { } after) => $"{PlanValues.Of(before)} -> {PlanValues.Of(after)}",
        (null, { } after) => PlanValues.Of(after),
        ({ } before, null) => PlanValues.Of(before),
        _ => "",
    };

    private static void WriteMetrics(StringBuilder text, Plan plan, Paint paint)
    {
        foreach (var slot in plan.Metrics.GroupBy(static metric => (metric.Environment, metric.Model, metric.Slot)))
        {
            text.Append('\n').Append(paint.Bold(Printable.Text($"Metrics of {slot.Key.Model} in {slot.Key.Environment} ({slot.Key.Slot})"))).Append('\n');
            foreach (var metric in slot)
            {
                text.Append("  ").Append(Printable.Text(metric.Metric)).Append("  ").Append(PlanValues.Of(metric.Before)).Append(" -> ").Append(PlanValues.Of(metric.After));
                text.Append(metric.IsBetter switch { true => "  " + paint.Green("better"), false => "  " + paint.Red("worse"), null => "" }).Append('\n');
            }
        }
    }

    private static void WriteGates(StringBuilder text, Plan plan, Paint paint)
    {
        if (plan.Gates.IsEmpty) return;
        text.Append('\n').Append(paint.Bold("Gates")).Append('\n');
        foreach (var gate in plan.Gates)
        {
            text.Append("  ").Append(gate.Passes switch { true => paint.Green("passes "), false => paint.Red("fails  "), null => paint.Yellow("unknown") });
            text.Append("  ").Append(Printable.Text($"{gate.Environment}/{gate.Model}: {gate.Condition}"));
            if (!gate.Values.IsEmpty) text.Append("  ").Append(paint.Dim(Printable.Text($"({string.Join(", ", gate.Values.Select(static value => $"{value.Name} is {PlanValues.Of(value.Value)}"))})")));
            text.Append('\n');
        }
    }

    private static void WriteApprovals(StringBuilder text, Plan plan, Paint paint)
    {
        if (plan.Approvals.IsEmpty) return;
        text.Append('\n').Append(paint.Bold("Approvals")).Append('\n');
        foreach (var approval in plan.Approvals)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {approval.Count} of {Printable.Text(approval.Role)}");
            if (approval.MaxAge is { } age) text.Append(CultureInfo.InvariantCulture, $", no older than {age}");
            text.Append("  ").Append(paint.Dim(Printable.Text(approval.Because))).Append('\n');
        }
    }

    private static void WriteSummary(StringBuilder text, Plan plan, Paint paint)
    {
        var counts = plan.Changes.CountBy(static change => change.Kind).ToDictionary();
        text.Append(CultureInfo.InvariantCulture, $"\n{counts.GetValueOrDefault(ChangeKind.Added)} added, {counts.GetValueOrDefault(ChangeKind.Changed)} changed, {counts.GetValueOrDefault(ChangeKind.Removed)} removed");
        text.Append(CultureInfo.InvariantCulture, $"; impact {PlanWords.Of(plan.Impact)}, policy {PlanWords.Of(plan.Policy)}, pins {PlanWords.Of(plan.Pins)}\n");
        text.Append(paint.Dim(plan.Digest.ToString())).Append('\n');
    }

    private static string PlaceOf(Location at) => Printable.Text(at.ToString());
}
