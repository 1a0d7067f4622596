using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Judging;

namespace Mlops.GitOps.Cli.Rendering.Artifacts;

/// <summary>Shows what was measured: a table of metrics, and for each slice how the first of them differs between groups.</summary>
internal static class MetricsText
{
    private const int PlotWidth = 41;

    public static string Of(byte[] file, Paint paint)
    {
        var evidence = EvidenceJson.Read(file);
        var text = new StringBuilder();
        Append(text, AlignedTable.Of(TableOf(evidence), paint));
        foreach (var (environment, comparison) in evidence.Comparisons)
        {
            text.Append('\n').Append(paint.Bold($"difference to what runs in {Printable.Text(environment)}")).Append('\n');
            Append(text, AlignedTable.Of(DifferencesOf(comparison), paint));
        }

        if (evidence.Metrics.FirstOrDefault(static metric => metric.Value is { Lower: not null, Upper: not null }) is not { Key: { } shown, Value: { } all }) return text.ToString();
        foreach (var (slice, groups) in evidence.Slices)
        {
            text.Append('\n').Append(paint.Bold($"{Printable.Text(shown)} by {Printable.Text(slice)}")).Append('\n');
            AppendPlot(text, shown, all, groups, paint);
        }

        return text.ToString();
    }

    private static ShownTable TableOf(Evidence evidence)
    {
        var hasBaseline = !evidence.Baseline.IsEmpty;
        List<string> columns = ["metric", "value", "95 % interval", "rows"];
        if (hasBaseline) columns.Add("without ML");
        var rows = evidence.Metrics.Select(metric =>
        {
            List<string> row = [metric.Key, Number(metric.Value.Value), IntervalOf(metric.Value), metric.Value.Count?.ToString(CultureInfo.InvariantCulture) ?? ""];
            if (hasBaseline) row.Add(evidence.Baseline.TryGetValue(metric.Key, out var without) ? Number(without.Value) : "");
            return (IReadOnlyList<string>)row;
        });
        return new ShownTable(columns, [.. rows], IsWhole: true);
    }

    private static ShownTable DifferencesOf(Comparison comparison) => new(
        ["metric", "difference", "95 % interval"], [.. comparison.Delta.Select(static metric => (IReadOnlyList<string>)[metric.Key, Number(metric.Value.Value), IntervalOf(metric.Value)])], IsWhole: true);

    // Each group on one scale, which holds the intervals of all; the bar is what was measured on all rows.
    private static void AppendPlot(StringBuilder text, string metric, Measure all, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Measure>> groups, Paint paint)
    {
        var measures = groups.Select(group => (Name: Printable.Text(group.Key), Measure: group.Value.GetValueOrDefault(metric) ?? Measure.Unknown)).ToList();
        var ends = measures.Select(static group => group.Measure).Append(all).SelectMany(static measure => (double?[])[measure.Value, measure.Lower, measure.Upper]).OfType<double>().ToList();
        var (low, high) = (ends.Min(), ends.Max());
        if (high <= low) high = low + 1;
        var width = measures.Max(static group => group.Name.Length);
        foreach (var (name, measure) in measures)
        {
            var line = new char[PlotWidth];
            Array.Fill(line, ' ');
            if (all.Value is { } whole) line[At(whole)] = '|';
            if (measure is { Lower: { } lower, Upper: { } upper })
            {
                for (var at = At(lower); at <= At(upper); at++) line[at] = line[at] == '|' ? '+' : '-';
            }

            if (measure.Value is { } value) line[At(value)] = 'o';
            text.Append(CultureInfo.InvariantCulture, $"  {name.PadRight(width)}  {Number(measure.Value),8}  {paint.Cyan(new string(line).TrimEnd())}\n");
        }

        int At(double value) => (int)Math.Round((value - low) / (high - low) * (PlotWidth - 1));
    }

    private static void Append(StringBuilder text, IReadOnlyList<string> lines)
    {
        foreach (var line in lines) text.Append(line).Append('\n');
    }

    private static string IntervalOf(Measure measure) => measure is { Lower: { } lower, Upper: { } upper } ? $"{Number(lower)} to {Number(upper)}" : "";

    /// <summary>Returns a measured number as people read it.</summary>
    public static string Number(double? value) => value is not { } known ? "unknown"
        : Math.Abs(known) >= 1000 ? known.ToString("0", CultureInfo.InvariantCulture)
        : known.ToString("0.####", CultureInfo.InvariantCulture);
}
