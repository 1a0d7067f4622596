using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Planning;

/// <summary>The stages of a run by number, in an order in which they can run.</summary>
internal sealed class StageGraph
{
    // Of classes: a dictionary of numbers would be compiled at every start.
    private readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);

    private StageGraph(ImmutableArray<Operation> operations)
    {
        Operations = operations;
        for (var at = 0; at < operations.Length; at++) places.Add(operations[at].Id, new Place(at));
        Needs = new int[operations.Length][];
        var dependents = new List<int>[operations.Length];
        for (var at = 0; at < operations.Length; at++)
        {
            var needs = new List<int>();
            foreach (var need in operations[at].Work.Needs)
            {
                if (Find(need) is not { } number) continue;
                needs.Add(number);
                (dependents[number] ??= []).Add(at);
            }

            Needs[at] = [.. needs];
        }

        Dependents = new int[operations.Length][];
        for (var at = 0; at < operations.Length; at++) Dependents[at] = dependents[at] is { } list ? [.. list] : [];
    }

    public ImmutableArray<Operation> Operations { get; }

    public int Count => Operations.Length;

    public int[][] Needs { get; }

    public int[][] Dependents { get; }

    public int? Find(string id) => places.TryGetValue(id, out var place) ? place.Number : null;

    /// <summary>Returns the stages that were named and, unless they run alone, all that they need.</summary>
    public static StageGraph Of(LoweredPipeline pipeline, ImmutableArray<string> named, bool isOnly)
    {
        if (named.IsEmpty) return new StageGraph(pipeline.Operations.Items);
        var ids = pipeline.Operations.Items.Select(static operation => operation.Id).ToImmutableArray();
        var wanted = new HashSet<string>(StageChoice.Resolve(pipeline.Name, named, ids), StringComparer.Ordinal);
        for (var at = pipeline.Operations.Count - 1; at >= 0 && !isOnly; at--)
        {
            if (wanted.Contains(pipeline.Operations[at].Id)) wanted.UnionWith(pipeline.Operations[at].Work.Needs);
        }

        return new StageGraph([.. pipeline.Operations.Items.Where(operation => wanted.Contains(operation.Id))]);
    }

    /// <summary>Returns for each stage how long it takes from its start to the end of the longest way on from it.</summary>
    public double[] PathsAhead(Func<string, double> secondsOf)
    {
        var ahead = new double[Count];
        for (var at = Count - 1; at >= 0; at--)
        {
            var longest = 0.0;
            foreach (var dependent in Dependents[at]) longest = Math.Max(longest, ahead[dependent]);
            ahead[at] = longest + secondsOf(Operations[at].Id);
        }

        return ahead;
    }

    private sealed record Place(int Number);
}
