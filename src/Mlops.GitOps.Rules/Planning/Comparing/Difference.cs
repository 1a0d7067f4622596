using System.Collections.Immutable;
using Mlops.GitOps.Core.Meaning;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Rules.Planning.Comparing;

/// <summary>Something that is said otherwise, or only on one side.</summary>
/// <param name="Names">The keys down to it: <c>models credit gates production</c>.</param>
/// <param name="Index">Its place where it is an item of a list.</param>
/// <param name="At">Where it is said now, or was said where it is gone.</param>
/// <param name="ListBefore">All of the list that it is an item of, as it was.</param>
/// <param name="ListAfter">All of the list that it is an item of, as it is.</param>
internal sealed record Difference(ImmutableArray<string> Names, int? Index, Meant? Before, Meant? After, SourceSpan At, MeantList? ListBefore = null, MeantList? ListAfter = null)
{
    public string Section => Names[0];

    /// <summary>The definition that it is in.</summary>
    public string Name => Names[1];

    /// <summary>The keys below the definition.</summary>
    public ImmutableArray<string> Inner => Names.Length > 2 ? Names[2..] : [];

    public ChangeKind Kind => Before is null ? ChangeKind.Added : After is null ? ChangeKind.Removed : ChangeKind.Changed;

    public string? TextBefore => (Before as MeantValue)?.Text;

    public string? TextAfter => (After as MeantValue)?.Text;
}
