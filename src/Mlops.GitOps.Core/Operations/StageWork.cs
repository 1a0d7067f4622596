using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Operations;

/// <summary>What there is to do for a stage, with everything known that does not depend on a machine.</summary>
/// <param name="Id">The stage's name, and the values of its matrix: <c>train@eu</c>.</param>
/// <param name="Needs">The stages that must be done before, in ordinal order.</param>
/// <param name="Parameters">The parameters that the stage names, and no others.</param>
public sealed record StageWork(
    string Id,
    string Name,
    string Kind,
    EquatableArray<MatrixValue> Axes,
    EquatableArray<string> Needs,
    StageBody Body,
    StageLimits Limits,
    EquatableArray<InputBinding> Inputs,
    EquatableArray<OutputBinding> Outputs,
    EquatableArray<ParameterValue> Parameters)
{
    /// <summary>Globs of files that the key depends on besides; null where nothing is said.</summary>
    public EquatableArray<string>? Code { get; init; }

    /// <summary>Environment variables in ordinal order of their names.</summary>
    public EquatableArray<EnvironmentVariable> Variables { get; init; }

    /// <summary>Names of secrets, in ordinal order.</summary>
    public EquatableArray<string> Secrets { get; init; }

    public string? Runtime { get; init; }

    public string? Image { get; init; }

    public long Seed { get; init; }

    /// <summary>Whether results are used again.</summary>
    public bool IsCached { get; init; } = true;

    /// <summary>The condition under which it runs at all, as it is written.</summary>
    public string? When { get; init; }

    /// <summary>Whether the condition holds for the event and the parameters that this was lowered for.</summary>
    public bool IsWanted { get; init; } = true;
}
