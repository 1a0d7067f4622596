using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Binding;

/// <summary>Resolves what a model names as inputs: a view stands for its values, anything else is a column.</summary>
internal static class ModelInputs
{
    /// <summary>Resolves inputs against the rows a model learns from; what is not there is left out, and reported if asked for.</summary>
    public static ImmutableArray<ModelInput> Resolve(ModelSyntax model, TableType data, BindScope scope, string whence, DiagnosticBag? diagnostics)
    {
        var inputs = ImmutableArray.CreateBuilder<ModelInput>();
        foreach (var written in model.Inputs)
        {
            var view = data.Find(written.Value) is null ? scope.Views.Find(written.Value) : null;
            inputs.Add(view is null
                ? new ModelInput(written, null, Column(model, written, data, scope, whence, diagnostics))
                : new ModelInput(written, view, Values(model, written, view, data, whence, diagnostics)));
        }

        return inputs.ToImmutable();
    }

    private static ImmutableArray<ColumnSymbol> Column(
        ModelSyntax model, Spanned<string> written, TableType data, BindScope scope, string whence, DiagnosticBag? diagnostics)
    {
        if (data.Find(written.Value) is { } column) return [column];
        if (diagnostics is null || data.IsOpen) return [];
        var known = data.Columns.Select(static c => c.Name).Concat(scope.Views.Names);
        diagnostics.Report(Catalog.UnknownColumn, written.Span, [$"Model '{model.Name.Value}'", written.Value, whence],
            Spelling.Nearest(written.Value, known), Columns.ProducerNote(data));
        return [];
    }

    private static ImmutableArray<ColumnSymbol> Values(
        ModelSyntax model, Spanned<string> written, ViewSymbol view, TableType data, string whence, DiagnosticBag? diagnostics)
    {
        if (data.IsOpen) return view.Values;
        var found = view.Values.Select(value => data.Find(value.Name)).OfType<ColumnSymbol>().ToImmutableArray();
        if (found.Length == view.Values.Length || diagnostics is null) return found;
        var missing = view.Values.First(value => data.Find(value.Name) is null);
        diagnostics.Report(Catalog.UnknownColumn, written.Span,
            [$"Model '{model.Name.Value}'", missing.Name, $"{whence}: view '{view.FullName}' is not joined to it"],
            related: Columns.ProducerNote(data));
        return found;
    }
}
