using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Judging;

/// <summary>Measures what a spec declares, on any rows and any answers to them.</summary>
internal sealed class Measurement
{
    private static readonly ImmutableArray<string> OfOrder = ["auc", "average_precision"];

    private readonly JudgedTable table;

    private readonly long seed;

    private readonly ImmutableArray<(MetricDeclaration Declared, BuiltInMetric? BuiltIn)> metrics;

    public Measurement(JudgedTable table, JudgedDeclaration judged, long seed)
    {
        this.table = table;
        this.seed = seed;
        var task = SampleReader.TaskOf(judged.Task);
        var declared = judged.Metrics.IsEmpty ? BuiltInMetrics.UsualOf(task) : judged.Metrics;
        metrics = [.. declared.Select(metric => (metric, metric.Sql is null ? BuiltInMetrics.Of(metric, task) : null))];
        foreach (var metric in declared) Check(table.Connection, metric);
    }

    public ImmutableSortedDictionary<string, Measure> Of(int[] rows, Answers answers) => Each(answers, (metric, builtIn) => builtIn is null
        ? Sql(metric).Of(rows, answers.From)
        : Judge.Of(builtIn, answers.Rows.Pick(rows), seed));

    /// <summary>Returns values without their intervals.</summary>
    public ImmutableSortedDictionary<string, Measure> ValuesOf(int[] rows, Answers answers) => Each(answers, (metric, builtIn) =>
    {
        if (builtIn is not null) return Judge.ValueOf(builtIn, answers.Rows.Pick(rows));
        var value = Sql(metric).ValueOf(rows, answers.From);
        return new Measure(double.IsFinite(value) ? value : null, Count: rows.Length);
    });

    public ImmutableSortedDictionary<string, Measure> Differences(int[] rows, Answers answers, Answers other) => Each(answers, (metric, builtIn) => builtIn is null
        ? Sql(metric).Difference(rows, answers.From, other.From)
        : Judge.Difference(builtIn, answers.Rows.Pick(rows), other.Rows.Pick(rows), seed));

    private ImmutableSortedDictionary<string, Measure> Each(Answers answers, Func<MetricDeclaration, BuiltInMetric?, Measure> measure) => metrics
        .Where(metric => answers.AreProbabilities || OfOrder.Contains(metric.Declared.Name))
        .ToImmutableSortedDictionary(static metric => metric.Declared.Name, metric => measure(metric.Declared, metric.BuiltIn), StringComparer.Ordinal);

    private SqlMetric Sql(MetricDeclaration metric) => new(table, metric, metric.Sql ?? "", seed);

    private static void Check(DuckConnection connection, MetricDeclaration metric)
    {
        if (metric.Sql is not { } sql) return;
        try
        {
            SqlMetric.Check(connection, sql);
        }
        catch (StageFailure failure)
        {
            throw new StageFailure($"Metric '{metric.Name}': {failure.Message}", failure.Hint, failure);
        }
    }
}
