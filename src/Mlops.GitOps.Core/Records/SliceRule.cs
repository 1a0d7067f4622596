using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Records;

/// <summary>Which groups of a slice count.</summary>
/// <param name="LeastRows">The smallest group that counts.</param>
/// <param name="Levels">The groups that the specs name: each must count for anything to be said of all.</param>
public sealed record SliceRule(int LeastRows, ImmutableArray<string> Levels)
{
    public const int UsualLeastRows = 30;
}
