using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

internal static class ModelBinder
{
    public static ImmutableArray<ModelSymbol> Bind(BindScope scope, IReadOnlyList<Training> trainings)
    {
        var byModel = trainings.ToLookup(static training => training.Model, StringComparer.Ordinal);
        var allColumns = ProblemBinder.AllColumns(scope);
        var models = scope.Syntax.Models.Select(model => Bind(model, [.. byModel[model.Name.Value]], allColumns, scope)).ToImmutableArray();
        foreach (var model in models) scope.BoundModels.Add(model.Name, model);
        return models;
    }

    private static ModelSymbol Bind(ModelSyntax model, ImmutableArray<Training> trainings, TableType allColumns, BindScope scope)
    {
        var subject = $"Model '{model.Name.Value}'";
        scope.Owner(model.Owner, subject);
        scope.Problems.Resolve(model.Problem, subject, scope.Diagnostics);
        var symbol = new ModelSymbol(model, BindInputs(model, trainings, allColumns, scope), trainings)
        {
            Data = trainings.Select(static training => training.Data).FirstOrDefault() ?? allColumns,
        };
        CheckOutput(model, scope.Diagnostics);
        CheckSlices(symbol, subject, scope.Diagnostics);
        CheckEnvironments(symbol, subject, scope);
        return symbol;
    }

    /// <summary>Resolves the inputs against the data of every pipeline that trains the model; the first decides the types.</summary>
    private static ImmutableArray<ModelInput> BindInputs(ModelSyntax model, ImmutableArray<Training> trainings, TableType allColumns, BindScope scope)
    {
        ImmutableArray<ModelInput>? first = null;
        foreach (var training in trainings)
        {
            var inputs = ModelInputs.Resolve(model, training.Data, scope, "its training data does not have", scope.Diagnostics);
            CheckLabel(model, inputs, training.Label, scope.Diagnostics);
            first ??= inputs;
        }

        if (first is { } bound) return bound;
        var unbound = ModelInputs.Resolve(model, allColumns, scope, "no dataset or view declares", scope.Diagnostics);
        CheckLabel(model, unbound, label: null, scope.Diagnostics);
        return unbound;
    }

    private static void CheckLabel(ModelSyntax model, ImmutableArray<ModelInput> inputs, string? label, DiagnosticBag diagnostics)
    {
        foreach (var input in inputs)
        {
            if (input.Columns.FirstOrDefault(column => column.IsLabel || column.Name == label) is not { } leak) continue;
            diagnostics.Report(Catalog.LabelAsInput, input.Written.Span, [model.Name.Value, leak.Name],
                related: [new RelatedLocation($"the label '{leak.Name}' is declared here", leak.DeclaredAt.ToLocation())]);
        }
    }

    private static void CheckOutput(ModelSyntax model, DiagnosticBag diagnostics)
    {
        var output = model.Body.Map("output");
        if (output.Number("min") is { } min && output.Number("max") is { } max && min.Value > max.Value)
            diagnostics.Report(Catalog.InvalidValue, max.Span, output.Text("max")?.Value ?? "", "max", "it is less than 'min'");
    }

    private static void CheckSlices(ModelSymbol model, string subject, DiagnosticBag diagnostics)
    {
        var known = model.Syntax.Slices.Select(static slice => slice.Name.Value).ToList();
        foreach (var slice in model.Syntax.Slices)
        {
            var column = Columns.Find(model.Data, slice.Column, $"Slice '{slice.Name.Value}'", "the model's data does not have", diagnostics);
            if (slice.Bins is { } bins && slice.Column is { } written)
            {
                CheckBins(bins, diagnostics);
                if (column is { Type.IsNumeric: false }) Columns.ReportType(written, $"Slice '{slice.Name.Value}'", "a number, to be cut into bins", column, diagnostics);
            }

            foreach (var part in slice.Combined)
            {
                if (!known.Contains(part.Value))
                    diagnostics.Report(Catalog.UndefinedName, part.Span, [subject, "slice", part.Value, "it does not declare"], Spelling.Nearest(part.Value, known));
            }
        }
    }

    private static void CheckBins(YamlSequence bins, DiagnosticBag diagnostics)
    {
        double? last = null;
        foreach (var item in bins.Items.OfType<YamlScalar>())
        {
            if (!Shapes.Scalars.TryNumber(item, out var bound)) continue;
            if (bound <= last) diagnostics.Report(Catalog.InvalidValue, item.Span, item.Value, "bins", "bounds must rise");
            last = bound;
        }
    }

    private static void CheckEnvironments(ModelSymbol model, string subject, BindScope scope)
    {
        var names = model.Syntax.Gates.Length == 0 ? null : GateScopes.Gate(model);
        foreach (var gates in model.Syntax.Gates)
        {
            scope.Environments.Resolve(gates.Key.AsName(), subject, scope.Diagnostics);
            if (names is not null)
                ExpressionBinder.BindList(gates.Value, names, new ExpressionPlace($"A gate of model '{model.Name}'", ExpressionType.Bool), scope.Diagnostics);
        }

        foreach (var approvals in model.Syntax.Approvals)
        {
            scope.Environments.Resolve(approvals.Key.AsName(), subject, scope.Diagnostics);
            scope.Approvals(ApprovalSyntax.ReadAll(model.Syntax.Body.Map("approvals"), approvals.Name), subject, seesOwner: true);
        }
    }
}
