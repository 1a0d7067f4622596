using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Graph;

/// <summary>Orders nodes so that each comes after what it needs; of those that could come next, the first by name does.</summary>
internal static class TopologicalOrder
{
    /// <summary>Returns every node once; those on a cycle, or behind one, come last by name.</summary>
    public static ImmutableArray<string> Of(Dictionary<string, IReadOnlyList<string>> needs)
    {
        var missing = new Dictionary<string, int>(StringComparer.Ordinal);
        var neededBy = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (node, targets) in needs)
        {
            missing[node] = targets.Count;
            foreach (var target in targets)
            {
                if (!neededBy.TryGetValue(target, out var list)) neededBy[target] = list = [];
                list.Add(node);
            }
        }

        var ready = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var node in needs.Keys)
        {
            if (missing[node] == 0) ready.Add(node);
        }

        var order = ImmutableArray.CreateBuilder<string>(missing.Count);
        while (ready.Count > 0)
        {
            var next = ready.Min ?? "";
            ready.Remove(next);
            missing.Remove(next);
            order.Add(next);
            if (!neededBy.TryGetValue(next, out var waiting)) continue;
            foreach (var node in waiting)
            {
                if (--missing[node] == 0) ready.Add(node);
            }
        }

        order.AddRange(missing.Keys.Order(StringComparer.Ordinal));
        return order.ToImmutable();
    }
}
