using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Judging;
using Mlops.GitOps.Data.Reports;

namespace Mlops.GitOps.Data.Evaluating;

/// <summary>What an evaluation found, for people.</summary>
internal static class EvaluationReport
{
    public static string Of(JudgedDeclaration judged, Evidence evidence, ImmutableArray<SliceGroups> slices, Sample rows, long withoutTruth)
    {
        var page = new Html();
        page.Heading("Metrics").Paragraph("Intervals hold 95 %.");
        page.Table(["Metric", "#Value", "#From", "#To", "#Rows", "Interval by", "Without ML"], evidence.Metrics.Select(metric => (string[])
        [
            metric.Key + UnitOf(judged, metric.Key), Html.Number(metric.Value.Value), End(metric.Value.Lower), End(metric.Value.Upper), Rows(metric.Value.Count), metric.Value.Method ?? "",
            evidence.Baseline.TryGetValue(metric.Key, out var baseline) ? Html.Number(baseline.Value) : "",
        ]));
        EvaluationCharts.AddTo(page, rows);
        foreach (var (environment, comparison) in evidence.Comparisons)
        {
            page.Heading($"Difference to what runs in {environment}").Paragraph($"On the same rows, against {comparison.Bundle}.");
            page.Table(["Metric", "#Difference", "#From", "#To", "Interval by"], comparison.Delta.Select(Row));
        }

        foreach (var slice in slices) AddSlice(page, slice, evidence);
        var without = withoutTruth == 0 ? "" : FormattableString.Invariant($"; {withoutTruth} more have no label and are not judged");
        return page.Page($"Evaluation of {judged.Name}", FormattableString.Invariant($"{judged.Task}, {rows.Count} rows{without}"));
    }

    private static void AddSlice(Html page, SliceGroups slice, Evidence evidence)
    {
        page.Heading($"Slice {slice.Slice}");
        var groups = evidence.Slices[slice.Slice];
        var names = evidence.Metrics.Keys.ToList();
        page.Table(["Group", "#Rows", .. names.Select(static name => "#" + name)], Enumerable.Range(0, slice.Names.Length).Select(group => (string[])
        [
            slice.Names[group], Rows(slice.Rows[group].Length),
            .. names.Select(name => groups.TryGetValue(slice.Names[group], out var measures) && measures.TryGetValue(name, out var measure) ? WithInterval(measure) : "too few rows"),
        ]));
        if (slice.Rows.Any(rows => rows.Length < slice.LeastRows)) page.Paragraph(FormattableString.Invariant($"Groups under {slice.LeastRows} rows count for nothing."));
        if (evidence.Fairness.TryGetValue(slice.Slice, out var fairness))
            page.Table(["Fairness", "#Value", "#From", "#To", "Interval by"], fairness.Select(Row));
    }

    private static string UnitOf(JudgedDeclaration judged, string metric) => judged.Metrics.FirstOrDefault(one => one.Name == metric)?.Unit is { } unit ? $" ({unit})" : "";

    private static string[] Row(KeyValuePair<string, Measure> measure) =>
        [measure.Key, Html.Number(measure.Value.Value), End(measure.Value.Lower), End(measure.Value.Upper), measure.Value.Method ?? ""];

    private static string WithInterval(Measure measure) =>
        measure is { Lower: { } lower, Upper: { } upper } ? $"{Html.Number(measure.Value)} ({Html.Number(lower)} to {Html.Number(upper)})" : Html.Number(measure.Value);

    private static string End(double? value) => value is null ? "" : Html.Number(value);

    private static string Rows(long? count) => count is { } known ? known.ToString("N0", System.Globalization.CultureInfo.InvariantCulture) : "";
}
