using System.Globalization;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.ArgoWorkflows;

/// <summary>What runs in the pod of a stage: <c>mlops run</c> of this stage alone, on what those before it left on the volume.</summary>
internal sealed record StageContainers(LoweredPipeline Plan, HeaderSyntax Header)
{
    private const int UsualRetries = 3;

    // For the pod to start and the inputs to be there.
    private const int SlackSeconds = 600;

    public YamlMap Checkout(string name) => ArgoWorkflowsShapes.Template(
        name,
        ImageOf(runtime: null),
        ["validate", "--workspace", ArgoWorkflowsShapes.Workspace],
        environment: [],
        ArgoWorkflowsShapes.Resources("500m", 536_870_912, gpus: 0),
        ("inputs", Map(("artifacts", Seq(Map(
            ("name", Text("source")),
            ("path", Text(ArgoWorkflowsShapes.Source)),
            ("git", Map(("repo", Text("{{workflow.parameters.repository}}")), ("revision", Text("{{workflow.parameters.revision}}"))))))))),
        ("activeDeadlineSeconds", Number((long)SlackSeconds)));

    public YamlMap Of(Operation operation, string name)
    {
        var (work, limits) = (operation.Work, operation.Work.Limits);
        var retries = limits.Retries ?? UsualRetries;
        return ArgoWorkflowsShapes.Template(
            name,
            ImageOf(work.Runtime),
            ["run", Plan.Name, "--stage", work.Id, "--only", "--event", "{{workflow.parameters.event}}", "--workspace", ArgoWorkflowsShapes.Workspace],
            [.. SecretsOf(operation).Select(SecretVariable)],
            ArgoWorkflowsShapes.Resources(limits.Cpu ?? "1", limits.MemoryBytes ?? 2_147_483_648, limits.Gpus),
            ("outputs", operation is Register register ? Map(("artifacts", Seq(Map(("name", Text("version")), ("path", Text($"{ArgoWorkflowsShapes.Workspace}/registry/{register.Model}")))))) : null),
            ("nodeSelector", limits.GpuType is { } type ? Map(("nvidia.com/gpu.product", Text(type))) : null),
            ("activeDeadlineSeconds", Number((long)Math.Ceiling(limits.Timeout.TotalSeconds * (1 + (limits.Retries ?? 0))) + SlackSeconds)),
            ("retryStrategy", retries == 0 ? null : Map(
                ("limit", Text(retries.ToString(CultureInfo.InvariantCulture))),
                ("retryPolicy", Text("OnError")),
                ("backoff", Map(("duration", Text("1s")), ("factor", Text("2")))))));
    }

    private string ImageOf(string? runtime) =>
        Plan.Runtimes.Items.FirstOrDefault(choice => choice.Name == runtime)?.Image ?? Header.Body.Map("images").Text("mlops")?.Value ?? "";

    // Its own, those of the files it reads, and those of the store where it reads a pinned model or leaves a version.
    private IEnumerable<string> SecretsOf(Operation operation)
    {
        var sources = operation.Work.Inputs.Items.Select(static input => input.Source).ToList();
        var ofFiles = sources.OfType<DatasetSource>().SelectMany(source => Plan.Datasets.Items.Where(dataset => dataset.Name == source.Dataset).SelectMany(static dataset => dataset.Secrets.Items));
        var ofStore = operation is Register || sources.OfType<PinnedSource>().Any() ? Header.Body.Map("store").Texts("secrets").Select(static secret => secret.Value) : [];
        return operation.Work.Secrets.Items.Concat(ofFiles).Concat(ofStore).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private YamlNode SecretVariable(string name) => Map(
        ("name", Text(name)),
        ("valueFrom", Map(("secretKeyRef", Map(("name", Text($"mlops-{ProjectName.Of(Header)}")), ("key", Text(name)))))));
}
