using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Planning.Writing;

/// <summary>Writes a plan for programs.</summary>
public static class PlanRecord
{
    public const string Schema = "mlops/plan/1";

    public static YamlMap Of(Plan plan) => YamlTree.Map(
        ("schema", YamlTree.Text(Schema)),
        ("base", YamlTree.Text(plan.Base)),
        ("head", YamlTree.Text(plan.Head)),
        ("digest", YamlTree.Text(plan.Digest.ToString())),
        ("changes", YamlTree.Seq(plan.Changes.Select(static change => (YamlNode)Of(change)))),
        ("impact", YamlTree.Text(PlanWords.Of(plan.Impact))),
        ("policy", YamlTree.Text(PlanWords.Of(plan.Policy))),
        ("pins", YamlTree.Text(PlanWords.Of(plan.Pins))),
        ("approvals", YamlTree.Seq(plan.Approvals.Select(static approval => (YamlNode)Of(approval)))),
        ("gates", YamlTree.Seq(plan.Gates.Select(static gate => (YamlNode)Of(gate)))),
        ("metrics", YamlTree.Seq(plan.Metrics.Select(static metric => (YamlNode)Of(metric)))));

    private static YamlMap Of(Change change) => YamlTree.Map(
        ("path", YamlTree.Text(change.Path)),
        ("kind", YamlTree.Text(PlanWords.Of(change.Kind))),
        ("impact", YamlTree.Text(PlanWords.Of(change.Impact))),
        ("policy", YamlTree.Text(PlanWords.Of(change.Policy))),
        ("before", change.Before ?? YamlTree.Null),
        ("after", change.After ?? YamlTree.Null),
        ("span", change.At is { } at ? Of(at) : YamlTree.Null),
        ("consequences", YamlTree.Seq(change.Consequences.Select(static text => (YamlNode)YamlTree.Text(text)))));

    private static YamlMap Of(ApprovalNeed approval) => YamlTree.Map(
        ("role", YamlTree.Text(approval.Role)),
        ("count", YamlTree.Number((long)approval.Count)),
        ("because", YamlTree.Text(approval.Because)),
        ("maxAge", approval.MaxAge is { } age ? YamlTree.Text(age.ToString()) : null));

    private static YamlMap Of(PlannedGate gate) => YamlTree.Map(
        ("environment", YamlTree.Text(gate.Environment)),
        ("model", YamlTree.Text(gate.Model)),
        ("slot", YamlTree.Text(gate.Slot)),
        ("condition", YamlTree.Text(gate.Condition)),
        ("passes", Truth(gate.Passes)),
        ("values", YamlTree.Seq(gate.Values.Select(static value => (YamlNode)YamlTree.Map(("name", YamlTree.Text(value.Name)), ("value", Number(value.Value)))))),
        ("span", Of(gate.At)));

    private static YamlMap Of(MetricChange metric) => YamlTree.Map(
        ("environment", YamlTree.Text(metric.Environment)),
        ("model", YamlTree.Text(metric.Model)),
        ("slot", YamlTree.Text(metric.Slot)),
        ("metric", YamlTree.Text(metric.Metric)),
        ("before", Number(metric.Before)),
        ("after", Number(metric.After)),
        ("better", Truth(metric.IsBetter)));

    private static YamlMap Of(Location at) => YamlTree.Map(
        ("file", YamlTree.Text(at.Path)),
        ("line", YamlTree.Number((long)at.Start.Line)),
        ("column", YamlTree.Number((long)at.Start.Column)),
        ("endLine", YamlTree.Number((long)at.End.Line)),
        ("endColumn", YamlTree.Number((long)at.End.Column)));

    private static YamlScalar Number(double? number) => number is { } known ? YamlTree.Number(known) : YamlTree.Null;

    private static YamlScalar Truth(bool? truth) => truth is { } known ? YamlTree.Bool(known) : YamlTree.Null;
}
