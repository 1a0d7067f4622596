using System.Collections.Immutable;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;

namespace Mlops.GitOps.Execution.Experiments.Searching;

/// <summary>Which runs are looked for, and in which order: MLflow's filter grammar.</summary>
public sealed class RunSearch
{
    private readonly ImmutableArray<RunClause> clauses;
    private readonly ImmutableArray<RunOrder> orders;

    internal RunSearch(ImmutableArray<RunClause> clauses, ImmutableArray<RunOrder> orders) => (this.clauses, this.orders) = (clauses, orders);

    /// <summary>Reads a filter; null, and what is wrong, where it can't be read.</summary>
    public static RunSearch? Parse(string filter, out FilterMistake? mistake) => new FilterParser(filter).Filter(out mistake);

    /// <summary>Reads what <c>--order-by</c> says, and returns a search in this order.</summary>
    public RunSearch? OrderedBy(string order, out FilterMistake? mistake) =>
        new FilterParser(order).Orders(out mistake) is { } more ? new RunSearch(clauses, [.. orders, .. more]) : null;

    /// <summary>Returns the runs that match. Where nothing is said, or runs are equal, the newest come first, then by id.</summary>
    public IReadOnlyList<MlflowRun> Of(IEnumerable<MlflowRun> runs)
    {
        var found = runs.Where(run => clauses.All(clause => clause.Holds(run))).ToList();
        found.Sort(Compare);
        return found;
    }

    private int Compare(MlflowRun left, MlflowRun right)
    {
        foreach (var order in orders)
        {
            if (order.Compare(left, right) is not 0 and var difference) return difference;
        }

        return right.StartedAt.CompareTo(left.StartedAt) is not 0 and var newer ? newer : string.CompareOrdinal(left.Id, right.Id);
    }
}
