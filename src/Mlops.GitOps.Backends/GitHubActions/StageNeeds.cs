using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Backends.GitHubActions.GitHubActionsShapes;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>What stages of a pipeline ask of the job that runs them.</summary>
internal static class StageNeeds
{
    // GitHub ends jobs on its own machines after this.
    public const int HostedMinutes = 360;

    // To start the machine, and to bring and send what is in the store.
    private const int Around = 15;

    /// <summary>Returns a stage and all it needs, in the order of the pipeline.</summary>
    public static ImmutableArray<StageWork> Closure(LoweredPipeline pipeline, IReadOnlyCollection<string> stages)
    {
        var wanted = stages.ToHashSet(StringComparer.Ordinal);
        foreach (var operation in pipeline.Operations.Reverse())
        {
            if (wanted.Contains(operation.Id)) wanted.UnionWith(operation.Work.Needs);
        }

        return [.. pipeline.Operations.Where(operation => wanted.Contains(operation.Id)).Select(static operation => operation.Work)];
    }

    /// <summary>Returns the names of the secrets that work opens its data with.</summary>
    /// <param name="isSample">Whether datasets that have a sample are read from it.</param>
    public static IEnumerable<string> Secrets(LoweredPipeline pipeline, IReadOnlyCollection<StageWork> work, bool isSample)
    {
        var read = work.SelectMany(static one => one.Inputs).Select(static input => input.Source).OfType<DatasetSource>().Select(static source => source.Dataset).ToHashSet(StringComparer.Ordinal);
        return work.SelectMany(static one => one.Secrets)
            .Concat(pipeline.Datasets.Where(dataset => read.Contains(dataset.Name) && dataset.PathFor(isSample) is null).SelectMany(static dataset => dataset.Secrets));
    }

    /// <summary>Returns how long a job may take: all its stages one after the other, with every further attempt.</summary>
    public static int Minutes(IEnumerable<StageWork> work)
    {
        var all = work.Sum(static one => one.Limits.Timeout.TotalMinutes * ((one.Limits.Retries ?? 3) + 1)) + Around;
        return (int)Math.Min(Math.Ceiling(all), HostedMinutes);
    }

    /// <summary>Returns the steps that bring the interpreters of the runtimes that work names. Nothing is cached: what one run leaves must not reach another.</summary>
    public static IEnumerable<YamlMap> Interpreters(LoweredPipeline pipeline, IReadOnlyCollection<StageWork> work)
    {
        var used = pipeline.Runtimes.Where(runtime => work.Any(one => one.Runtime == runtime.Name)).ToList();
        var versions = used.Select(static runtime => runtime.Python).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (versions.Count > 0) yield return Uses("Set up Python", PinnedActions.SetupPython, ("python-version", Expressions.Literal(string.Join('\n', versions))));
        if (used.Any(static runtime => runtime.Lock?.EndsWith("uv.lock", StringComparison.Ordinal) == true)) yield return Uses("Set up uv", PinnedActions.SetupUv, ("enable-cache", Bool(false)));
    }
}
