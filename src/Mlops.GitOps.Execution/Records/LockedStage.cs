using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Records;

/// <summary>A stage in a lock.</summary>
/// <param name="Name">Its id: <c>train@eu</c>.</param>
public sealed record LockedStage(string Name, Digest Key, ImmutableArray<LockedOutput> Outputs)
{
    public bool Equals(LockedStage? other) => other is not null && Name == other.Name && Key == other.Key && Outputs.AsSpan().SequenceEqual(other.Outputs.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Name, Key);
}
