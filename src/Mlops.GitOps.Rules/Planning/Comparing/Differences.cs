using System.Collections.Immutable;
using Mlops.GitOps.Core.Meaning;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Rules.Planning.Comparing;

/// <summary>Finds what two trees say differently, at the smallest place that says it.</summary>
internal static class Differences
{
    public static IEnumerable<Difference> Between(ImmutableArray<string> names, MeantEntry? before, MeantEntry? after) => (before?.Value, after?.Value) switch
    {
        (null, null) => [],
        (MeantMap left, MeantMap right) => Maps(names, left, right),
        (MeantList { IsSet: true } left, MeantList { IsSet: true } right) => SetDifferences.Between(names, left, right),
        (null, MeantList { IsSet: true } right) => SetDifferences.Between(names, right with { Items = [] }, right),
        (MeantList { IsSet: true } left, null) => SetDifferences.Between(names, left, left with { Items = [] }),
        (MeantList left, MeantList right) when left.Items.Length == right.Items.Length => Items(names, left, right),
        (var left, var right) when left is not null && right is not null && left.Key == right.Key => [],
        var (left, right) => [new Difference(names, null, left, right, (after ?? before)!.At)],
    };

    private static IEnumerable<Difference> Maps(ImmutableArray<string> names, MeantMap before, MeantMap after)
    {
        var (left, right) = (0, 0);
        while (left < before.Entries.Length || right < after.Entries.Length)
        {
            var order = left == before.Entries.Length ? 1 : right == after.Entries.Length ? -1 : string.CompareOrdinal(before.Entries[left].Name, after.Entries[right].Name);
            var (old, young) = (order <= 0 ? before.Entries[left++] : null, order >= 0 ? after.Entries[right++] : null);
            foreach (var difference in Between(names.Add((young ?? old)!.Name), old, young)) yield return difference;
        }
    }

    private static IEnumerable<Difference> Items(ImmutableArray<string> names, MeantList before, MeantList after)
    {
        for (var at = 0; at < after.Items.Length; at++)
        {
            var (old, young) = (before.Items[at], after.Items[at]);
            if (old.Key != young.Key) yield return new Difference(names, at, old, young, Place(young), before, after);
        }
    }

    internal static SourceSpan Place(Meant item) => item is MeantMap { Entries: [var first, ..] } && item.Span.File is null ? first.At : item.Span;
}
