namespace Mlops.GitOps.Execution.Experiments.Searching;

/// <summary>What of a run a name in a filter speaks of.</summary>
internal enum FieldKind
{
    Metric,
    Parameter,
    Tag,
    Text,
    Time,
}
