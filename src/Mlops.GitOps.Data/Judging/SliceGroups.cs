using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Judging;

/// <summary>The groups of a slice.</summary>
/// <param name="Names">By number, in the order in which they are told.</param>
/// <param name="Rows">The rows of each group.</param>
/// <param name="Declared">The groups that the specs name: of each something is told, however small it is.</param>
/// <param name="LeastRows">The smallest group that counts.</param>
internal sealed record SliceGroups(string Slice, ImmutableArray<string> Names, ImmutableArray<int[]> Rows, ImmutableHashSet<string> Declared, int LeastRows)
{
    public bool IsTold(int group) => Rows[group].Length >= LeastRows || Declared.Contains(Names[group]);
}
