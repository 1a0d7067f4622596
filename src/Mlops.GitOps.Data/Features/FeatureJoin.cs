using System.Collections.Immutable;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features;

/// <summary>Writes one row for each label: the label, and the values of views as they were known at its time.</summary>
/// <param name="RowsOf">Returns the rows of a plan.</param>
internal sealed record FeatureJoin(ImmutableArray<JoinPlan> Plans, Func<JoinPlan, ViewRows> RowsOf, string Scratch, int Threads, TextWriter Log)
{
    public int MostIndexed { get; init; } = EntityIndex.Most;

    /// <summary>Returns how many rows were written.</summary>
    public long Write(DuckConnection connection, LabelRows labels, StageOutput output, CancellationToken stop)
    {
        var count = LabelTable.Create(connection, labels.Scan, labels.Event, Plans, stop);
        using var results = new ResultTable(Scratch, Plans, count);
        foreach (var plan in Plans)
        {
            var rejected = EntityJoin.Run(connection, RowsOf(plan), Scratch, Plans, plan, results, Threads, MostIndexed, stop);
            if (rejected > 0) Log.WriteLine(FormattableString.Invariant($"{rejected} rows of dataset '{plan.Dataset.Name}' were left out: without a key or a time, known before they happened, or lacking a value."));
        }

        results.Write(connection, stop);
        return StageDatabase.Write(connection, results.Query(labels), output, stop);
    }
}
