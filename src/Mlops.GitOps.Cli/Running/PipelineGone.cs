namespace Mlops.GitOps.Cli.Running;

/// <summary>Nobody named a pipeline, and the one that was known as the only one is no longer there.</summary>
internal sealed class PipelineGone(string name) : Exception($"there is no pipeline '{name}' any more")
{
    public string Name { get; } = name;
}
