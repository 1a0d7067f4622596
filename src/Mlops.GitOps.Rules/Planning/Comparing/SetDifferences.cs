using System.Collections.Immutable;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Meaning;

namespace Mlops.GitOps.Rules.Planning.Comparing;

/// <summary>Compares lists whose order says nothing: equal items cancel out, and those that are about the same thing belong together.</summary>
internal static class SetDifferences
{
    public static IEnumerable<Difference> Between(ImmutableArray<string> names, MeantList before, MeantList after)
    {
        var (old, young) = WithoutEqual(before, after);
        var matches = young.GroupBy(static place => place.About, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => new Queue<Place>(group), StringComparer.Ordinal);
        foreach (var gone in old)
        {
            var now = matches.TryGetValue(gone.About, out var candidates) && candidates.TryDequeue(out var first) ? first : null;
            yield return new Difference(names, (now ?? gone).At, gone.Item, now?.Item, Differences.Place((now ?? gone).Item), before, after);
        }

        foreach (var added in matches.Values.SelectMany(static rest => rest)) yield return new Difference(names, added.At, null, added.Item, Differences.Place(added.Item), before, after);
    }

    // In the order of what they say, so that the order in which they are written can't decide which belong together.
    private static (List<Place> Old, List<Place> Young) WithoutEqual(MeantList before, MeantList after)
    {
        var young = Sorted(after).GroupBy(static place => place.Key, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => new Queue<Place>(group), StringComparer.Ordinal);
        var old = Sorted(before).Where(place => !young.TryGetValue(place.Key, out var same) || !same.TryDequeue(out _)).ToList();
        return (old, [.. young.Values.SelectMany(static rest => rest)]);
    }

    private static IEnumerable<Place> Sorted(MeantList list) => list.Items.Select(static (item, at) => new Place(item, at)).OrderBy(static place => place.Key, StringComparer.Ordinal);

    private sealed record Place(Meant Item, int At)
    {
        public string Key { get; } = Item.Key;

        /// <summary>What an item is about: a role, a channel, an expectation of a column, the names of a condition.</summary>
        public string About { get; } = AboutOf(Item);

        private static string AboutOf(Meant item) => item switch
        {
            MeantMap map when map.TextOf("role") is { } role => role,
            MeantMap map when map.TextOf("channel") is { } channel => channel,
            MeantMap map when map.TextOf("id") is { } id => id,
            MeantMap map when map.TextOf("from") is not null => "a freeze",
            MeantMap { Entries: [{ Value: MeantMap arguments } only] } => $"{only.Name} {arguments.TextOf("column")}",
            MeantValue { Text: var text } when ExpressionParser.Parse(text, out _) is { } expression && expression.Names().Any() && expression is not Name => string.Join(" ", expression.Names().Select(static name => name.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            _ => item.Key,
        };
    }
}
