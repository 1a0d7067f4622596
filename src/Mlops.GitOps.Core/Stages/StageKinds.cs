using System.Collections.Immutable;
using Mlops.GitOps.Core.Stages.Kinds;

namespace Mlops.GitOps.Core.Stages;

/// <summary>Every kind of stage, in the order of the reference architecture.</summary>
internal static class StageKinds
{
    public static ImmutableArray<StageKind> All { get; } =
    [
        IngestKind.Kind, ValidateKind.Kind, TransformKind.Kind, FeaturesKind.Kind, SplitKind.Kind, TrainKind.Kind, PredictKind.Kind,
        EvaluateKind.Kind, DecideKind.Kind, ExplainKind.Kind, TestKind.Kind, MaterializeKind.Kind, RegisterKind.Kind, DeployKind.Kind,
        MonitorKind.Kind, RunKind.Kind,
    ];

    private static readonly Dictionary<string, StageKind> ByName = All.ToDictionary(static kind => kind.Name, StringComparer.Ordinal);

    public static StageKind? Find(string name) => ByName.TryGetValue(name, out var kind) ? kind : null;
}
