using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.ArgoWorkflows;

/// <summary>A pipeline as Argo runs it: a checkout on a volume that all pods share, then a task for each stage.</summary>
internal static class WorkflowTemplate
{
    private const string Checkout = "checkout";

    public static YamlMap Of(string name, ImmutableDictionary<string, LoweredPipeline> plans, PipelineSymbol pipeline, WorkspaceSyntax syntax)
    {
        var plan = plans[Happenings.Usual];
        var settings = SettingsOf(syntax.Header);
        var project = ProjectName.Of(syntax.Header);
        var spans = pipeline.Stages.ToDictionary(static stage => stage.Id, static stage => stage.Syntax.Name.Span, StringComparer.Ordinal);

        // Deploying and watching wait for a promotion, which no workflow makes.
        ImmutableArray<Operation> operations = [.. plan.Operations.Items.Where(static operation => operation is not (Deploy or Observe))];
        ImmutableArray<string> ids = [ArgoWorkflowsShapes.Entry, Checkout, .. operations.Select(static operation => operation.Id)];
        var names = ids.Zip(DistinctNames.Of(ids)).Skip(2).ToDictionary(static one => one.First, static one => one.Second, StringComparer.Ordinal);
        var containers = new StageContainers(plan, syntax.Header);
        return Map(
            ("apiVersion", Text("argoproj.io/v1alpha1")),
            ("kind", Text("WorkflowTemplate")),
            ("metadata", Map(("name", Text(name)), ("labels", ArgoWorkflowsShapes.Labels(project)))),
            ("spec", Map(
                ("entrypoint", Text(ArgoWorkflowsShapes.Entry)),
                ("arguments", Map(("parameters", Seq(
                    Parameter("repository", null, "Where to clone from."),
                    Parameter("revision", null, "The commit to run."),
                    Parameter("workspace", ".", "Where mlops.yaml lies in the repository."),
                    Parameter("event", Happenings.Usual, "What started it.", Happenings.All))))),
                ("serviceAccountName", Text(settings.Text("serviceAccount")?.Value ?? "mlops-workflows")),
                ("automountServiceAccountToken", Bool(false)),
                ("executor", Map(("serviceAccountName", Text(settings.Text("serviceAccount")?.Value ?? "mlops-workflows")))),
                ("securityContext", ArgoWorkflowsShapes.PodSecurity()),
                ("podMetadata", Map(("labels", ArgoWorkflowsShapes.Labels(project)))),
                ("podGC", Map(("strategy", Text("OnPodSuccess")))),
                ("ttlStrategy", Map(("secondsAfterCompletion", Number(604_800L)))),
                ("volumeClaimGC", Map(("strategy", Text("OnWorkflowCompletion")))),
                ("volumeClaimTemplates", Seq(ArgoWorkflowsShapes.SharedVolume(settings.Text("volume")?.Value ?? "20Gi"))),
                ("volumes", Seq(Map(("name", Text("tmp")), ("emptyDir", Map())))),
                ("templates", Seq(
                [
                    Map(("name", Text(ArgoWorkflowsShapes.Entry)), ("dag", Map(("tasks", Seq([Map(("name", Text(Checkout)), ("template", Text(Checkout))), .. operations.Select(operation => Task(operation, names, plans).From(spans[operation.Id]))]))))),
                    containers.Checkout(Checkout),
                    .. operations.Select(operation => containers.Of(operation, names[operation.Id]).From(spans[operation.Id])),
                ])))));
    }

    public static YamlMap? SettingsOf(HeaderSyntax header) => header.Body.Map("stack").Map("orchestrator").Map("argo");

    private static YamlMap Parameter(string name, string? value, string description, ImmutableArray<string> choices = default) => Map(
        ("name", Text(name)),
        ("value", value is null ? null : Text(value)),
        ("enum", choices.IsDefault ? null : Seq(choices.Select(Text))),
        ("description", Text(description)));

    // Whatever needs a decision runs only where it was yes: a no ends its task, and with it all that hang on it.
    private static YamlMap Task(Operation operation, Dictionary<string, string> names, ImmutableDictionary<string, LoweredPipeline> plans)
    {
        var needs = operation.Work.Needs.Items.Where(names.ContainsKey).Select(need => names[need]).Order(StringComparer.Ordinal).ToList();
        var condition = Happenings.ConditionOf(operation.Id, plans);
        return Map(
            ("name", Text(names[operation.Id])),
            ("template", Text(names[operation.Id])),
            ("depends", Text(string.Join(" && ", (needs.Count == 0 ? [Checkout] : needs).Select(static need => $"{need}.Succeeded")))),
            ("when", condition is null ? null : Text(condition)));
    }
}
