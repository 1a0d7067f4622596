using System.Collections.Immutable;
using Mlops.GitOps.Data.Ingesting.Rows;

namespace Mlops.GitOps.Data.Features;

/// <summary>Which columns of the rows that are read are the key, or the entity itself, the two times, and those of a record.</summary>
internal sealed record RowPlaces(int Entity, int Event, int Known, ImmutableArray<int> Columns)
{
    /// <summary>Those of the rows that <see cref="RowQuery"/> asks the engine for.</summary>
    public static RowPlaces OfQuery(JoinPlan plan) => new(0, 1, 2, [.. Enumerable.Range(3, plan.Layout.Columns.Length)]);

    public static RowPlaces Of(JoinPlan plan, TableShape shape)
    {
        return new(PlaceOf(plan.Key), PlaceOf(plan.Layout.Event.Name), PlaceOf(plan.Layout.Known.Name), [.. plan.Layout.Columns.Select(column => PlaceOf(column.Name))]);

        int PlaceOf(string name) => shape.Columns.Select(static column => column.Name).ToList().IndexOf(name);
    }
}
