using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Graph;

/// <summary>Finds cycles by Tarjan's strongly connected components, without recursion: a chain may be tens of thousands long.</summary>
internal static class CycleFinder
{
    /// <summary>Returns one shortest cycle for each component that has any, each edge from a member to what it needs.</summary>
    public static List<IReadOnlyList<string>> Find(Dictionary<string, IReadOnlyList<string>> edges)
    {
        var cycles = new List<IReadOnlyList<string>>();
        foreach (var component in Components(edges))
        {
            if (component.Count > 1 || edges[component[0]].Contains(component[0])) cycles.Add(ShortestCycle(component, edges));
        }

        return cycles;
    }

    private static List<List<string>> Components(Dictionary<string, IReadOnlyList<string>> edges)
    {
        var components = new List<List<string>>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var low = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Stack<string>();
        var isOpen = new HashSet<string>(StringComparer.Ordinal);
        var path = new Stack<Visit>();
        foreach (var root in edges.Keys.Order(StringComparer.Ordinal))
        {
            if (index.ContainsKey(root)) continue;
            Enter(root);
            while (path.Count > 0)
            {
                var (node, next) = path.Pop();
                var targets = edges[node];
                if (next < targets.Count)
                {
                    path.Push(new Visit(node, next + 1));
                    var target = targets[next];
                    if (!edges.ContainsKey(target)) continue;
                    if (!index.TryGetValue(target, out var targetIndex)) Enter(target);
                    else if (isOpen.Contains(target)) low[node] = Math.Min(low[node], targetIndex);
                    continue;
                }

                if (low[node] == index[node]) components.Add(Close(node));
                if (path.Count > 0) low[path.Peek().Node] = Math.Min(low[path.Peek().Node], low[node]);
            }
        }

        return components;

        void Enter(string node)
        {
            index[node] = low[node] = index.Count;
            open.Push(node);
            isOpen.Add(node);
            path.Push(new Visit(node, 0));
        }

        List<string> Close(string node)
        {
            var members = new List<string>();
            string member;
            do
            {
                member = open.Pop();
                isOpen.Remove(member);
                members.Add(member);
            }
            while (member != node);
            return members;
        }
    }

    // Breadth first from each member would be quadratic; from the first in order one suffices: it lies on some cycle.
    private static ImmutableArray<string> ShortestCycle(List<string> component, Dictionary<string, IReadOnlyList<string>> edges)
    {
        var members = new HashSet<string>(component, StringComparer.Ordinal);
        var start = component.Order(StringComparer.Ordinal).First();
        var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        var queue = new Queue<string>([start]);
        while (queue.Count > 0)
        {
            var node = queue.Dequeue();
            foreach (var target in edges[node])
            {
                if (target == start) return PathBack(node, start, cameFrom);
                if (members.Contains(target) && cameFrom.TryAdd(target, node)) queue.Enqueue(target);
            }
        }

        return [start];
    }

    private static ImmutableArray<string> PathBack(string node, string start, Dictionary<string, string> cameFrom)
    {
        var path = new List<string> { node };
        while (path[path.Count - 1] != start) path.Add(cameFrom[path[path.Count - 1]]);
        path.Reverse();
        return [.. path];
    }

    private sealed record Visit(string Node, int Next);
}
