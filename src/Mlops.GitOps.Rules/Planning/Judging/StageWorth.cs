using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>What of a stage its results depend on: neither how long it may take, nor where it runs, nor what it waits for.</summary>
internal sealed record StageWorth(StageWork Work, EquatableArray<DatasetFiles> Files, RuntimeChoice? Runtime)
{
    private static readonly StageLimits NoLimits = new(TimeSpan.Zero, null, null, null, 0, null);

    public static StageWorth Of(StageWork work, LoweredPipeline pipeline)
    {
        var datasets = work.Inputs.Items.Select(static input => input.Source).OfType<DatasetSource>().Select(static source => source.Dataset).ToHashSet(StringComparer.Ordinal);
        var files = pipeline.Datasets.Items.Where(dataset => datasets.Contains(dataset.Name)).ToImmutableArray();
        return new StageWorth(
            Meant(work),
            files,
            pipeline.Runtimes.Items.FirstOrDefault(runtime => runtime.Name == work.Runtime));
    }

    private static StageWork Meant(StageWork work) => work with
    {
        Limits = NoLimits,
        Needs = [],
        Secrets = [],
        IsCached = true,
        When = null,
        IsWanted = true,
        Body = work.Body is BuiltInBody builtIn ? new BuiltInBody(SettingsMeaning.Of(builtIn.Settings), builtIn.Tested is { } tested ? Meant(tested) : null) : work.Body,
    };
}
