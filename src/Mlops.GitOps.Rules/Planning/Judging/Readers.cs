using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>Who reads a column, a view or a model: whose work it breaks when that is gone.</summary>
internal static class Readers
{
    /// <summary>Returns who reads the column of a dataset.</summary>
    public static IEnumerable<string> OfColumn(SpecModel specs, string dataset, string column, SourceSpan declaredAt)
    {
        var views = specs.Views.Where(view => view.Dataset?.Name == dataset && Reads(view, column)).Select(static view => $"feature view '{view.FullName}'");
        var outcomes = specs.Syntax.Services.Where(service => service.Experiment.Map("outcome") is { } outcome && outcome.Text("dataset")?.Value == dataset && (outcome.Text("column")?.Value == column || outcome.Text("joinBy")?.Value == column))
            .Select(static service => $"service '{service.Name.Value}'");
        var monitors = specs.Syntax.Monitors.Where(monitor => monitor.Performance.Text("labels")?.Value == dataset && monitor.Performance.Text("joinBy")?.Value == column).Select(static monitor => $"monitor '{monitor.Name.Value}'");
        return [.. views, .. Distinct(OfValue(specs, column, declaredAt).Concat(outcomes).Concat(monitors))];
    }

    /// <summary>Returns which models read a value wherever it is declared, and what stands on these.</summary>
    public static IEnumerable<string> OfValue(SpecModel specs, string column, SourceSpan declaredAt)
    {
        foreach (var model in specs.Models)
        {
            var isRead = model.Columns.Any(one => one.DeclaredAt == declaredAt) || (model.Data.Find(column)?.DeclaredAt == declaredAt && IsSpokenOf(model, column));
            if (!isRead) continue;
            yield return $"model '{model.Name}'";
            foreach (var service in ServicesOf(specs, model.Name)) yield return $"service '{service}'";
        }

        foreach (var service in specs.Syntax.Services.Where(service => service.LogColumns.Any(logged => logged.Value == column) && DataOf(specs, service)?.Find(column)?.DeclaredAt == declaredAt))
            yield return $"service '{service.Name.Value}'";
        foreach (var monitor in specs.Syntax.Monitors.Where(monitor => WatchesColumn(monitor, column) && specs.Syntax.Services.FirstOrDefault(service => service.Name.Value == monitor.Service?.Value) is { } service && DataOf(specs, service)?.Find(column)?.DeclaredAt == declaredAt))
            yield return $"monitor '{monitor.Name.Value}'";
    }

    public static IEnumerable<string> ServicesOf(SpecModel specs, string model) => specs.Syntax.Services.Where(service => service.Model?.Value == model).Select(static service => service.Name.Value);

    /// <summary>Returns what stands on a model: services that answer with it, and what watches these.</summary>
    public static IEnumerable<string> OfModel(SpecModel specs, string model)
    {
        var services = ServicesOf(specs, model).ToList();
        return [.. services.Select(static service => $"service '{service}'"), .. services.SelectMany(service => OfService(specs, service))];
    }

    public static IEnumerable<string> OfService(SpecModel specs, string service) =>
        specs.Syntax.Monitors.Where(monitor => monitor.Service?.Value == service).Select(static monitor => $"monitor '{monitor.Name.Value}'");

    public static IEnumerable<string> OfMetric(SpecModel specs, string model, string metric)
    {
        var services = ServicesOf(specs, model).ToList();
        return specs.Syntax.Monitors.Where(monitor => services.Contains(monitor.Service?.Value ?? "") && monitor.Performance.Text("metric")?.Value == metric).Select(static monitor => $"monitor '{monitor.Name.Value}'")
            .Concat(specs.Syntax.Experiments.Where(experiment => experiment.Metric?.Value == metric && specs.Models.Any(one => one.Name == model && one.Trainings.Any(training => training.Pipeline == experiment.Pipeline?.Value)))
                .Select(static experiment => $"experiment '{experiment.Name.Value}'"));
    }

    public static IEnumerable<string> Distinct(IEnumerable<string> readers) => readers.Distinct(StringComparer.Ordinal);

    private static bool WatchesColumn(MonitorSyntax monitor, string column) =>
        monitor.Drift.Any(drift => ((drift.Value as YamlMap).Text("column")?.Value ?? ((drift.Value as YamlMap).Text("of") is null ? drift.Name : null)) == column);

    private static bool IsSpokenOf(ModelSymbol model, string column) => model.Trainings.Any(training => training.Label == column) || model.Syntax.Slices.Any(slice => slice.Column?.Value == column);

    private static Core.Types.TableType? DataOf(SpecModel specs, ServiceSyntax service) => specs.Models.FirstOrDefault(model => model.Name == service.Model?.Value)?.Data;

    private static bool Reads(ViewSymbol view, string column) =>
        view.Entity?.Key?.Value == column
        || view.Syntax.Values.Any(value => value.Aggregate?.Column.Value == column || Speaks(value.Expression, column) || Speaks(value.Where, column));

    private static bool Speaks(YamlNode? expression, string column) =>
        expression is YamlScalar { Value: var text } && ExpressionParser.Parse(text, out _) is { } parsed && parsed.Names().Any(name => name.Root == column || (name.Root == "columns" && name.Segments.Count > 1 && name.Segments[1].Text == column));
}
