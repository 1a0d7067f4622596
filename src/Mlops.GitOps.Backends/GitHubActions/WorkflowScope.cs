using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>What all workflows of a workspace have in common.</summary>
internal sealed record WorkflowScope(Compilation Compilation, string Project, string Prefix, YamlMap? Settings)
{
    private const string UsualRunner = "ubuntu-24.04";

    public HeaderSyntax Header => Compilation.Syntax.Header;

    public ImmutableArray<EnvironmentSyntax> Environments => [.. Compilation.Syntax.Environments.OrderBy(static environment => environment.Name.Value, StringComparer.Ordinal)];

    public ImmutableArray<PipelineSymbol> Pipelines => [.. Compilation.Model.Pipelines.OrderBy(static pipeline => pipeline.Name, StringComparer.Ordinal)];

    /// <summary>The protected branch. Events are filtered by it before anything can ask GitHub, so it stands in the specs.</summary>
    public string Branch => Settings.Text("branch")?.Value ?? "main";

    /// <summary>Whether other machines can fetch what one has made.</summary>
    public bool HasSharedStore => Header.Body.Map("store").Text("url")?.Value is { } url && !url.StartsWith("file:", StringComparison.Ordinal);

    public ImmutableArray<string> StoreSecrets => HasSharedStore ? [.. Header.Body.Map("store").Texts("secrets").Select(static secret => secret.Value).Order(StringComparer.Ordinal)] : [];

    public static WorkflowScope Of(Compilation compilation)
    {
        var header = compilation.Syntax.Header;
        var settings = header.Body.Map("stack").Map("ci").Map("github");
        return new WorkflowScope(compilation, header.Project?.Value ?? "", compilation.Prefix, settings);
    }

    /// <summary>The services whose manifests a workflow applies: nobody else brings them to the cluster.</summary>
    public ImmutableArray<string> ServicesByKubectl => Header.StackChoice("serving") == "kubernetes"
        ? [.. Compilation.Syntax.Services.Select(static service => service.Name.Value).Order(StringComparer.Ordinal)]
        : [];

    public bool HasCloudCluster => Header.StackChoice("cloud") is "aws" or "gcp" or "azure";

    public string FileOf(string name) => $".github/workflows/mlops-{Project}-{name}.yml";

    public LoweredPipeline Lower(PipelineSymbol pipeline) => Lowering.Lower(Compilation.Model, pipeline, "push");

    /// <summary>Returns the labels of the machines of a name; null where nobody declares it.</summary>
    public YamlNode? RunnerNamed(string name)
    {
        if (Header.Body.Map("runners")?.Find(name) is not { } runner) return null;
        var labels = Header.Body.Map("runners").Texts(name);
        return labels.Length == 1 ? Sourced.Text(labels[0]) : YamlTree.Flow(YamlTree.Seq(labels.Select(static label => (YamlNode)YamlTree.Text(label.Value)))).From(runner.Value.Span);
    }

    public YamlNode Runner => RunnerNamed("default") ?? YamlTree.Text(UsualRunner);

    /// <summary>Returns the machine that can do all of some work: one with a GPU where any of it asks for one.</summary>
    public YamlNode RunnerFor(IEnumerable<StageWork> work)
    {
        var needing = work.FirstOrDefault(static one => one.Limits.Gpus > 0);
        return needing is null ? Runner : (needing.Limits.GpuType is { } type ? RunnerNamed(type) : null) ?? RunnerNamed("gpu") ?? Runner;
    }
}
