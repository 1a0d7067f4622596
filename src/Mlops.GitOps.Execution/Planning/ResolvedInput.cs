using System.Collections.Immutable;
using System.Globalization;
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

    /// <summary>What of it is in the key of its stage. Of a pin also who runs it and under which number, so that a promotion can be told in words.</summary>
    public string KeyText => Binding.Source is PinnedSource { Pinned: { } pinned } source
        ? string.Create(CultureInfo.InvariantCulture, $"{pinned.Slot} of {source.Environment}{PinnedInputs.NumberMark}{pinned.Version} {Digest}")
        : IsFolder ? $"{Digest}/" : Digest.ToString();

    public string Name => Value is null ? Binding.Name : $"{Binding.Name}.{Value}";
}
