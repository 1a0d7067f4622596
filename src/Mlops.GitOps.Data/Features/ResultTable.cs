using System.Collections.Immutable;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Features;

/// <summary>The values of all views for all labels, and then a table of the engine with them.</summary>
internal sealed class ResultTable : IDisposable
{
    private const string Name = "results";

    private readonly ImmutableArray<ValuePlan> values;
    private readonly ResultColumn[] columns;
    private readonly long labels;

    public ResultTable(string scratch, ImmutableArray<JoinPlan> plans, long labels)
    {
        this.labels = labels;
        values = [.. plans.SelectMany(static plan => plan.Values).OrderBy(static value => value.Output)];
        columns = [.. values.Select(value => new ResultColumn(Path.Join(scratch, FormattableString.Invariant($"value{value.Output}")), value.Kind, labels))];
    }

    public void Set(EntityRows rows, ValueCells[] cells)
    {
        for (var place = 0; place < cells.Length; place++) columns[rows.Plan.Values[place].Output].Set(rows.Labels, cells[place]);
    }

    /// <summary>Hands the values to the engine, in the order of the labels.</summary>
    public void Write(DuckConnection connection, CancellationToken stop)
    {
        if (columns.Length == 0) return;
        connection.Execute($"CREATE TEMP TABLE {Name} ({string.Join(", ", values.Select(static value => $"v{value.Output} {TypeOf(value)}"))})", stop);
        using var appender = connection.Append(Name);
        for (var first = 0L; first < labels; first += appender.Capacity)
        {
            stop.ThrowIfCancellationRequested();
            var count = (int)Math.Min(appender.Capacity, labels - first);
            for (var column = 0; column < columns.Length; column++) columns[column].Copy(appender, column, values[column].Natural, first, count);
            appender.Append(count);
        }

        appender.Finish();
    }

    /// <summary>Returns the query for labels and values side by side, with the declared types.</summary>
    public string Query(LabelRows labels)
    {
        var theirs = values.Select(static value => $"CAST(f.v{value.Output} AS {Sql.TypeOf(value.Declaration.Type)}) AS {Sql.Name(value.Declaration.Name)}");
        return $"SELECT {string.Join(", ", labels.Columns.Concat(theirs))} FROM {labels.Scan} l{(columns.Length == 0 ? "" : $" POSITIONAL JOIN {Name} f")}";
    }

    public void Dispose()
    {
        foreach (var column in columns) column.Dispose();
    }

    private static string TypeOf(ValuePlan value) => value.Kind switch
    {
        SlotKind.Real => "DOUBLE",
        SlotKind.Digits => FormattableString.Invariant($"DECIMAL(38,{value.Natural.Scale})"),
        SlotKind.Text => "VARCHAR",
        _ when value.Natural.Kind is ColumnKind.Bool or ColumnKind.Date or ColumnKind.Timestamp => Sql.TypeOf(value.Natural),
        _ => "BIGINT",
    };
}
