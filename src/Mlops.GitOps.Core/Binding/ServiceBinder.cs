using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

internal static class ServiceBinder
{
    public static void Bind(BindScope scope)
    {
        foreach (var service in scope.Syntax.Services) Bind(service, scope);
    }

    private static void Bind(ServiceSyntax service, BindScope scope)
    {
        var subject = $"Service '{service.Name.Value}'";
        var request = RequestOf(service);
        scope.Owner(service.Body.Text("owner"), subject);
        scope.Models.Resolve(service.Model, subject, scope.Diagnostics);
        var model = service.Model is { } name ? scope.BoundModels.Find(name.Value) : null;
        if (model is not null) CheckCoverage(service, model, request, scope);
        Columns.Find(request, service.Body.Text("assignBy"), subject, "its request does not have", scope.Diagnostics);
        CheckRollout(service, scope.Diagnostics);
        CheckScale(service, scope.Diagnostics);
        CheckExperiment(service, request, subject, scope);
        if (model is not null)
        {
            var known = LogColumns.Of(service, model, scope);
            foreach (var column in service.LogColumns) Columns.Find(known, column, subject, "neither its request nor its model's data has", scope.Diagnostics);
        }
    }

    public static TableType RequestOf(ServiceSyntax service) =>
        new(DatasetBinder.ColumnsOf(service.Request), service.Body.Map("request") is not { HasGap: false } || service.Request.Any(static column => column.Type is null), service.Body.Find("request")?.Key.Span ?? service.Name.Span);

    /// <summary>Checks that what callers send, with the online views it leads to, is all that the model reads.</summary>
    private static void CheckCoverage(ServiceSyntax service, ModelSymbol model, TableType request, BindScope scope)
    {
        if (request.IsOpen || service.Body.Find("request") is not { } at) return;
        // A view that is not online, or whose key nobody sends, is one mistake however many of its values the model reads.
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in model.Inputs)
        {
            foreach (var wanted in input.Columns)
            {
                if (request.Find(wanted.Name) is { } sent) CheckType(service, wanted, sent, scope.Diagnostics);
                else if (Missing(input, wanted, request, scope) is var (column, reason, cause) && reported.Add(cause)) ReportUncovered(service, at, column, reason, input, scope.Diagnostics);
            }
        }
    }

    private static (string Column, string Reason, string Cause)? Missing(ModelInput input, ColumnSymbol wanted, TableType request, BindScope scope)
    {
        var view = input.View ?? scope.Syntax.Features.Select(v => scope.Views.Find(v.FullName)).FirstOrDefault(v => v?.Values.Any(value => value.Name == wanted.Name && value.DeclaredAt == wanted.DeclaredAt) == true);
        if (view is null) return (wanted.Name, "its request does not have", wanted.Name);
        if (!view.Syntax.IsOnline) return (wanted.Name, $"its request does not have, and view '{view.FullName}' is not online", view.FullName);
        if (view.Entity?.Key is { } key && request.Find(key.Value) is null) return view.Dataset?.Table.Find(key.Value) is null ? null : (key.Value, "its request does not have, and by which its views are looked up", key.Value);
        return null;
    }

    private static void CheckType(ServiceSyntax service, ColumnSymbol wanted, ColumnSymbol sent, DiagnosticBag diagnostics)
    {
        if (wanted.Type.Accepts(sent.Type)) return;
        var at = service.Request.First(column => column.Name.Value == sent.Name);
        diagnostics.Report(Catalog.ColumnTypeMismatch, at.Type?.Span ?? at.Name.Span, [$"Model '{service.Model?.Value}'", sent.Name, wanted.Type.ToString(), sent.Type.ToString()],
            related: [Columns.DeclaredHere(wanted)]);
    }

    private static void ReportUncovered(ServiceSyntax service, YamlEntry request, string column, string reason, ModelInput input, DiagnosticBag diagnostics) =>
        diagnostics.Report(Catalog.UnknownColumn, request.Key.Span, [$"Model '{service.Model?.Value}' of service '{service.Name.Value}'", column, reason],
            related: [new RelatedLocation("the model takes it here", input.Written.Span.ToLocation())]);

    private static void CheckRollout(ServiceSyntax service, DiagnosticBag diagnostics)
    {
        ExpressionBinder.BindList(service.Rollout?.Find("abortOn")?.Value, TelemetryScope.Names,
            new ExpressionPlace($"'abortOn' of service '{service.Name.Value}'", ExpressionType.Bool), diagnostics);
        if (service.Rollout?.Find("steps")?.Value is not YamlSequence steps) return;
        double last = 0;
        var isWhole = true;
        foreach (var step in steps.Items.OfType<YamlScalar>())
        {
            isWhole &= Shapes.Scalars.TryNumber(step, out var share);
            if (isWhole && share <= last) diagnostics.Report(Catalog.InvalidValue, step.Span, step.Value, "steps", "steps must rise");
            last = share;
        }

        if (isWhole && !steps.Written.IsEmpty && last < 100)
            diagnostics.Report(Catalog.InvalidValue, steps.Written[steps.Written.Length - 1].Span, FormattableString.Invariant($"{last}"), "steps", "the last step is 100");
    }

    private static void CheckScale(ServiceSyntax service, DiagnosticBag diagnostics)
    {
        var scale = service.Body.Map("scale");
        if (scale.Integer("min") is { } min && scale.Integer("max") is { } max && min.Value > max.Value)
            diagnostics.Report(Catalog.InvalidValue, max.Span, scale.Text("max")?.Value ?? "", "max", "it is less than 'min'");
    }

    private static void CheckExperiment(ServiceSyntax service, TableType request, string subject, BindScope scope)
    {
        var outcome = service.Experiment.Map("outcome");
        if (scope.Datasets.Resolve(outcome.Text("dataset"), subject, scope.Diagnostics) is not { } dataset) return;
        Columns.Find(dataset.Table, outcome.Text("column"), subject, $"dataset '{dataset.Name}' does not declare", scope.Diagnostics);
        if (Columns.Find(dataset.Table, outcome.Text("joinBy"), subject, $"dataset '{dataset.Name}' does not declare", scope.Diagnostics) is not null)
            Columns.Find(request, outcome.Text("joinBy"), subject, "its request does not have", scope.Diagnostics);
    }
}
