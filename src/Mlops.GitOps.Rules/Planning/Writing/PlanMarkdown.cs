using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Rules.Planning.Writing;

/// <summary>Shows a plan in a pull request. Every text of a spec is data: it can't mention, link, or leave the cell that it stands in.</summary>
public static class PlanMarkdown
{
    /// <summary>The most that GitHub takes for a comment or a description.</summary>
    public const int MostCharacters = 65_536;

    // What is added to a body, such as a marker or a sentence of a workflow, needs room as well.
    private const int Room = 4_096;

    public static string Of(Plan plan, int most = MostCharacters - Room)
    {
        var page = new CutPage(most);
        page.Add($"### Plan\n\n{Summary(plan)}\n\n");
        if (plan.IsEmpty) return page.ToString();
        Approvals(page, plan);
        Metrics(page, plan);
        Gates(page, plan);
        Changes(page, plan);
        page.AddLast($"<sub>{Escaped.Code(PlanValues.OfCommit(plan.Base))} to {Escaped.Code(PlanValues.OfCommit(plan.Head))}, digest {Escaped.Code(plan.Digest.ToString())}</sub>\n");
        return page.ToString();
    }

    private static string Summary(Plan plan) => plan.IsEmpty
        ? "Nothing changes in meaning."
        : string.Create(CultureInfo.InvariantCulture, $"{plan.Changes.Length} {(plan.Changes.Length == 1 ? "change" : "changes")}. Impact **{PlanWords.Of(plan.Impact)}**, policy **{PlanWords.Of(plan.Policy)}**, pins **{PlanWords.Of(plan.Pins)}**.");

    private static void Approvals(CutPage page, Plan plan)
    {
        if (plan.Approvals.IsEmpty) return;
        page.Section("Approvals", isOpen: true, "| people | of | why |\n| --- | --- | --- |\n", plan.Approvals.Select(static approval =>
            string.Create(CultureInfo.InvariantCulture, $"| {approval.Count} | {Escaped.Code(approval.Role)}{(approval.MaxAge is { } age ? $", no older than {age}" : "")} | {Escaped.Code(approval.Because)} |\n")));
    }

    private static void Metrics(CutPage page, Plan plan)
    {
        if (plan.Metrics.IsEmpty) return;
        page.Section("Metrics", isOpen: true, "| slot | metric | before | after | |\n| --- | --- | ---: | ---: | --- |\n", plan.Metrics.Select(static metric =>
            $"| {Escaped.Code($"{metric.Environment}/{metric.Model}/{metric.Slot}")} | {Escaped.Code(metric.Metric)} | {PlanValues.Of(metric.Before)} | {PlanValues.Of(metric.After)} | {metric.IsBetter switch { true => "🟢 better", false => "🔴 worse", null => "" }} |\n"));
    }

    private static void Gates(CutPage page, Plan plan)
    {
        if (plan.Gates.IsEmpty) return;
        page.Section("Gates", isOpen: plan.Gates.Any(static gate => gate.Passes != true), "| | where | condition | values |\n| --- | --- | --- | --- |\n", plan.Gates.Select(static gate =>
            $"| {gate.Passes switch { true => "🟢 passes", false => "🔴 fails", null => "🟡 unknown" }} | {Escaped.Code($"{gate.Environment}/{gate.Model}")} | {Escaped.Code(gate.Condition)} | {Values(gate)} |\n"));
    }

    private static string Values(PlannedGate gate) => string.Join(", ", gate.Values.Select(static value => $"{Escaped.Code(value.Name)} is {PlanValues.Of(value.Value)}"));

    private static void Changes(CutPage page, Plan plan)
    {
        foreach (var group in plan.Changes.GroupBy(static change => change.Policy == PolicyEffect.Weaker ? "Weaker rules" : TitleOf(change.Impact)).OrderBy(static group => group.Key == "Weaker rules" ? 0 : 1).ThenByDescending(static group => group.Max(static change => change.Impact)))
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"{group.Key} ({group.Count()})");
            page.Section(title, isOpen: group.Key is "Weaker rules" or "Breaking changes", "", group.Select(Line));
        }
    }

    private static string TitleOf(Impact impact) => impact switch
    {
        Impact.Breaking => "Breaking changes",
        Impact.Retrain => "Models that learn anew",
        Impact.Redeploy => "Deployments",
        Impact.Additive => "Other changes",
        Impact.Docs => "Documents",
        _ => "Rules and files",
    };

    private static string Line(Change change)
    {
        var line = new StringBuilder("- ").Append(change.Kind switch { ChangeKind.Added => "added ", ChangeKind.Removed => "removed ", _ => "" }).Append(Escaped.Code(change.Path));
        if (change.Before is { } before) line.Append(": ").Append(Escaped.Code(PlanValues.Of(before)));
        if (change.After is { } after) line.Append(change.Before is null ? ": " : " → ").Append(Escaped.Code(PlanValues.Of(after)));
        if (change.Policy != PolicyEffect.Same) line.Append(" **").Append(PlanWords.Of(change.Policy)).Append("**");
        if (change.At is { } at) line.Append(" (").Append(Escaped.Code(at.ToString())).Append(')');
        line.Append('\n');
        foreach (var consequence in change.Consequences) line.Append("  - ").Append(Escaped.Code(consequence)).Append('\n');
        return line.ToString();
    }
}
