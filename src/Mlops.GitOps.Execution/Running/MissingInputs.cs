using System.Collections.Immutable;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Ends a run before any stage starts: files that stages read are not there.</summary>
public sealed class MissingInputs(ImmutableArray<MissingInput> inputs)
    : Exception($"{inputs.Length} files that stages read are not there, such as '{inputs[0].Path}' of stage '{inputs[0].Stage}'")
{
    public ImmutableArray<MissingInput> Inputs { get; } = inputs;
}
