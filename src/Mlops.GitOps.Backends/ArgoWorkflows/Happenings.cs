using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;

namespace Mlops.GitOps.Backends.ArgoWorkflows;

/// <summary>What may start a run, and which stages then run.</summary>
internal static class Happenings
{
    public const string Usual = "manual";

    public static ImmutableArray<string> All { get; } = [Usual, "pullRequest", "push", "retrain", "schedule"];

    /// <summary>Returns under which events a stage runs, for Argo's <c>when</c>; null where it always does.</summary>
    public static string? ConditionOf(string stage, ImmutableDictionary<string, LoweredPipeline> plans)
    {
        var wanted = All.Where(happening => plans[happening].Operations.Items.Any(operation => operation.Id == stage && operation.Work.IsWanted)).ToList();
        if (wanted.Count == All.Length) return null;
        return wanted.Count == 0 ? "false" : string.Join(" || ", wanted.Select(static happening => $"'{{{{workflow.parameters.event}}}}' == '{happening}'"));
    }
}
