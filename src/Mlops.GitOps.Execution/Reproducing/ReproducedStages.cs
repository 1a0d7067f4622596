using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;

namespace Mlops.GitOps.Execution.Reproducing;

/// <summary>Which stages of a pipeline are run again: none that decide anything outside, nor what follows them.</summary>
internal static class ReproducedStages
{
    public static ImmutableArray<string> Of(LoweredPipeline pipeline, Original original)
    {
        var wanted = original.Version is { } version ? BeforeRegistering(pipeline, version.Model) : original.Stages.Select(static stage => stage.Stage).ToHashSet(StringComparer.Ordinal);
        var outside = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in pipeline.Operations)
        {
            if (operation is Register or Deploy or Observe || operation.Work.Needs.Items.Any(outside.Contains)) outside.Add(operation.Id);
        }

        return [.. pipeline.Operations.Items.Select(static operation => operation.Id).Where(id => wanted.Contains(id) && !outside.Contains(id))];
    }

    /// <summary>Returns the stage that registers a model; null where none does.</summary>
    public static Register? RegisterOf(LoweredPipeline pipeline, string model) => pipeline.Operations.Items.OfType<Register>().FirstOrDefault(register => register.Model == model);

    private static HashSet<string> BeforeRegistering(LoweredPipeline pipeline, string model)
    {
        var register = RegisterOf(pipeline, model) ?? throw new RunFailure($"no stage of pipeline '{pipeline.Name}' registers '{model}' at that commit");
        var before = new HashSet<string>(register.Work.Needs, StringComparer.Ordinal);
        for (var at = pipeline.Operations.Count - 1; at >= 0; at--)
        {
            if (before.Contains(pipeline.Operations[at].Id)) before.UnionWith(pipeline.Operations[at].Work.Needs);
        }

        return before;
    }
}
