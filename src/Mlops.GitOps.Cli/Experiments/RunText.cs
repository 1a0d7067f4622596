using System.Globalization;
using System.Text;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Views;
using Mlops.GitOps.Execution.Experiments;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;

namespace Mlops.GitOps.Cli.Experiments;

/// <summary>Shows recorded runs to people.</summary>
internal static class RunText
{
    private const int ShownDigits = 8;

    public static string Table(IReadOnlyList<MlflowRun> runs, Paint paint)
    {
        var metrics = MetricsOf(runs);
        List<string[]> rows = [["run", "name", "status", .. metrics]];
        rows.AddRange(runs.Select(run => (string[])
        [
            run.Id[..Math.Min(ShownDigits, run.Id.Length)],
            run.Name + (run.Tags.ContainsKey(TrialTags.ReplacedBy) ? " (replaced)" : ""),
            run.StatusName.ToLowerInvariant(),
            .. metrics.Select(metric => run.Metrics.TryGetValue(metric, out var value) ? Number(value.Value) : ""),
        ]));
        var text = new StringBuilder();
        foreach (var line in TextColumns.Of(rows, paint.Bold)) text.Append(line).Append('\n');
        return text.ToString();
    }

    public static string Page(MlflowRun run, string artifacts, Paint paint)
    {
        var text = new StringBuilder();
        text.Append(paint.Bold(Printable.Text(run.Name))).Append("  ").Append(run.Id).Append("  ").Append(run.StatusName.ToLowerInvariant()).Append('\n');
        Append(text, [["started", TimeOf(run.StartedAt)], .. run.EndedAt is { } end ? (string[][])[["ended", TimeOf(end)], ["took", Amounts.Elapsed(TimeSpan.FromMilliseconds(end - run.StartedAt))]] : []], paint);
        Append(text, "params", [.. run.Params.Select(static parameter => (string[])[parameter.Key, parameter.Value])], paint);
        Append(text, "metrics", [.. run.Metrics.Select(static metric => (string[])[metric.Key, Number(metric.Value.Value)])], paint);
        Append(text, "tags", [.. run.Tags.Select(static tag => (string[])[tag.Key, tag.Value])], paint);
        if (Directory.Exists(artifacts))
            Append(text, "artifacts", [.. Directory.EnumerateFiles(artifacts, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => (string[])[Path.GetRelativePath(artifacts, path), Amounts.Size(new FileInfo(path).Length)])], paint);
        return text.ToString();
    }

    public static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    public static string TimeOf(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // Intervals, counts and groups are many; `show` has them.
    private static string[] MetricsOf(IReadOnlyList<MlflowRun> runs) =>
        [.. runs.SelectMany(static run => run.Metrics.Keys).Where(static name => !name.Contains('.', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(6)];

    private static void Append(StringBuilder text, string heading, IReadOnlyList<string[]> rows, Paint paint)
    {
        if (rows.Count == 0) return;
        text.Append('\n').Append(paint.Bold(heading)).Append('\n');
        Append(text, rows, paint);
    }

    private static void Append(StringBuilder text, IReadOnlyList<string[]> rows, Paint paint)
    {
        foreach (var line in TextColumns.Of(rows, paint.Dim)) text.Append("  ").Append(line).Append('\n');
    }
}
