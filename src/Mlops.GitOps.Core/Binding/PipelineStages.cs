using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Graph;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Binding;

/// <summary>The stages of a pipeline, their instances, and which of them another one means when it names a stage.</summary>
internal sealed class PipelineStages
{
    private readonly Dictionary<string, StageSyntax> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<StageInstance>> instances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> needs = new(StringComparer.Ordinal);

    public PipelineStages(PipelineSyntax pipeline, DiagnosticBag diagnostics)
    {
        foreach (var stage in pipeline.Stages)
        {
            byName[stage.Name.Value] = stage;
            instances[stage.Name.Value] = MatrixExpansion.Expand(stage, diagnostics);
        }

        foreach (var stage in pipeline.Stages) needs[stage.Name.Value] = NeedsOf(stage);
    }

    public IEnumerable<string> Names => byName.Keys;

    public StageSyntax? Find(string name) => byName.GetValueOrDefault(name);

    public IReadOnlyList<StageInstance> InstancesOf(string stage) => instances.TryGetValue(stage, out var found) ? found : [];

    /// <summary>Returns the stages in an order in which they can run; those that wait for themselves come last.</summary>
    public ImmutableArray<string> InOrder() => TopologicalOrder.Of(needs);

    public void ReportCycles(DiagnosticBag diagnostics)
    {
        foreach (var cycle in CycleFinder.Find(needs))
            CycleReport.Report("Stages", [.. cycle.Select(name => byName[name].Name)], diagnostics);
    }

    /// <summary>Returns what a consumer gets when it names a stage: its own instance where it has all axes of it, else all of them.</summary>
    public (IReadOnlyList<StageInstance> Producers, bool IsOwn) ProducersFor(StageInstance consumer, string stage)
    {
        var all = InstancesOf(stage);
        if (all.Count == 0 || all[0].Axes.Length == 0) return (all, true);
        if (!all[0].Axes.All(axis => consumer.ValueOf(axis.Axis) is not null)) return (all, false);
        return ([.. all.Where(producer => producer.Axes.All(axis => consumer.ValueOf(axis.Axis) == axis.Value))], true);
    }

    private ImmutableArray<string> NeedsOf(StageSyntax stage) =>
    [
        .. StageInputs.Of(stage).Where(static input => !input.IsPath && !input.IsPinned).Select(static input => input.Stage)
            .Concat(stage.Needs.Select(static need => need.Value))
            .Concat(TestedBy(stage) is { } tested ? [tested.Value] : [])
            .Where(byName.ContainsKey)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    public IReadOnlyList<string> NeedsOf(string stage) => needs[stage];

    private static Spanned<string>? TestedBy(StageSyntax stage) => stage.Kind.Value == "test" ? stage.Body.Text("of") : null;
}
