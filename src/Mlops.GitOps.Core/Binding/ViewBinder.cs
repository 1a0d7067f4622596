using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Binding;

internal static class ViewBinder
{
    public static ImmutableArray<ViewSymbol> Bind(BindScope scope)
    {
        var symbols = scope.Syntax.Features.Select(view => Bind(view, scope)).ToImmutableArray();
        foreach (var view in symbols) scope.Views.Add(view.FullName, view);
        foreach (var versions in symbols.GroupBy(static view => view.Syntax.Name, StringComparer.Ordinal))
            scope.Views.Add(versions.Key, versions.OrderByDescending(static view => view.Syntax.Version).First());
        return symbols;
    }

    private static ViewSymbol Bind(FeatureViewSyntax view, BindScope scope)
    {
        var subject = $"View '{view.WrittenName.Value}'";
        scope.Owner(view.Body.Text("owner"), subject);
        var entity = scope.Entities.Resolve(view.Entity, subject, scope.Diagnostics);
        var dataset = scope.Datasets.Resolve(view.From, subject, scope.Diagnostics);
        if (entity is not null && dataset is not null) CheckEntity(view, entity, dataset, subject, scope.Diagnostics);
        return new ViewSymbol(view, entity, dataset, ViewValueBinder.Bind(view, dataset?.Table ?? TableType.Open, scope.Diagnostics));
    }

    private static void CheckEntity(FeatureViewSyntax view, EntitySyntax entity, DatasetSymbol dataset, string subject, DiagnosticBag diagnostics)
    {
        if (entity.Key is not { } key || entity.Type is not { } type || view.From is not { } from || dataset.Table.IsOpen) return;
        var at = new Spanned<string>(key.Value, from.Span);
        if (dataset.Table.Find(key.Value) is not { } column)
        {
            diagnostics.Report(Catalog.UnknownColumn, from.Span,
                [subject, key.Value, $"dataset '{dataset.Name}' does not declare, though entity '{entity.Name.Value}' is known by it"],
                related: [new RelatedLocation($"the key of entity '{entity.Name.Value}' is said here", key.Span.ToLocation())]);
        }
        else if (column.Type.Kind != type.Value.Kind)
        {
            Columns.ReportType(at, subject, type.Value.ToString(), column, diagnostics);
        }
    }
}
