using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Planning;

/// <summary>An input whose bytes are known.</summary>
/// <param name="Value">The values of a matrix, joined by <c>@</c>, where a stage reads all of it; else null.</param>
/// <param name="Stored">What the store holds of it; null for what stands in the workspace.</param>
/// <param name="Paths">Where it stands in the workspace, relative to it: one path, or the files of a dataset.</param>
internal sealed record ResolvedInput(InputBinding Binding, string? Value, Digest Digest, long Bytes, bool IsFolder, Artifact? Stored, ImmutableArray<string> Paths)
{
    /// <summary>The dataset that is fetched from its address when the stage starts.</summary>
    public DatasetFiles? Fetched { get; init; }

    public string Name => Value is null ? Binding.Name : $"{Binding.Name}.{Value}";
}
