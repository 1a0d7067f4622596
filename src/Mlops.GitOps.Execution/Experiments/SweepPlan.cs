using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Execution.Experiments;

/// <summary>What there is to run of an experiment.</summary>
/// <param name="Judging">The stage whose metrics are recorded under their own names.</param>
/// <param name="Stages">All stages that measure: with what they need, they are what runs.</param>
public sealed record SweepPlan(ExperimentSyntax Experiment, PipelineSymbol Pipeline, Operation Judging, ImmutableArray<Operation> Stages, SweepSources Sources, ImmutableArray<Trial> Trials)
{
    public string Name => Experiment.Name.Value;

    /// <summary>The names of the swept parameters, as they are written.</summary>
    public ImmutableArray<string> Parameters => Trials.IsEmpty ? [] : [.. Trials[0].Values.Select(static value => value.Parameter)];

    /// <summary>Every combination of values, in the order of the sweep.</summary>
    public IReadOnlyList<string> Configurations => [.. Trials.Select(static trial => trial.Configuration).Distinct(StringComparer.Ordinal)];

    public static SweepPlan Of(SpecModel model, ExperimentSyntax experiment)
    {
        var pipeline = model.Pipelines.First(pipeline => pipeline.Name == experiment.Pipeline?.Value);
        var lowered = Lowering.Lower(model, pipeline, "manual");
        var stages = lowered.Operations.Items.Where(static operation => operation.Work.Outputs.Items.Any(static output => output.Type == "Metrics")).ToImmutableArray();
        var judging = stages.FirstOrDefault(static operation => operation.Work.Kind == "evaluate") ?? stages.FirstOrDefault()
            ?? throw new RunFailure($"pipeline '{pipeline.Name}' measures nothing, so no runs of it can be compared", "give it a stage of kind `evaluate`");
        Refuse(lowered, stages, experiment);
        return new SweepPlan(experiment, pipeline, judging, stages, SweepSources.Of(lowered, judging), TrialList.Of(experiment, pipeline.Syntax));
    }

    private static void Refuse(LoweredPipeline pipeline, ImmutableArray<Operation> stages, ExperimentSyntax experiment)
    {
        var needed = new HashSet<string>(stages.Select(static stage => stage.Id), StringComparer.Ordinal);
        foreach (var operation in pipeline.Operations.Items.Reverse())
        {
            if (!needed.Contains(operation.Id)) continue;
            needed.UnionWith(operation.Work.Needs);
            if (operation is Register or Deploy or Observe)
                throw new RunFailure($"what experiment '{experiment.Name.Value}' measures needs stage '{operation.Id}', and an experiment registers and deploys nothing", "measure before that stage");
        }
    }
}
