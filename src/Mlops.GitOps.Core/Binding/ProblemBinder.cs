using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Binding;

internal static class ProblemBinder
{
    public static void Bind(BindScope scope, IReadOnlyList<ModelSymbol> models)
    {
        var byProblem = models.ToLookup(static model => model.Syntax.Problem?.Value ?? "", StringComparer.Ordinal);
        var allColumns = AllColumns(scope);
        foreach (var problem in scope.Syntax.Problems) Bind(problem, byProblem[problem.Name.Value].ToList(), allColumns, scope);
    }

    private static void Bind(ProblemSyntax problem, List<ModelSymbol> models, TableType allColumns, BindScope scope)
    {
        scope.Owner(problem.Owner, $"Problem '{problem.Name.Value}'");

        // A baseline is measured on what the problem's models learn from; without one, any declared column may be meant.
        var anyData = models.Select(static model => model.Data).FirstOrDefault(static data => !data.IsOpen) ?? allColumns;
        BindBaseline(problem, anyData, scope.Diagnostics);
        var metrics = models.Count == 0 ? null : models;
        BindQuestion(problem, "needsMlWhen", GateScopes.NeedsMl(problem, metrics), scope.Diagnostics);
        foreach (var names in GateScopes.Solved(problem, metrics)) BindQuestion(problem, "solvedWhen", names, scope.Diagnostics);
    }

    /// <summary>Binds the answer without ML to the rows it is measured on.</summary>
    public static void BindBaseline(ProblemSyntax problem, TableType rows, DiagnosticBag diagnostics)
    {
        var subject = $"The baseline of problem '{problem.Name.Value}'";
        var scope = ExpressionBinder.ColumnScope(rows.Columns, rows.IsOpen, "its data does not have");
        ExpressionBinder.Bind(problem.Body.Map("baseline"), "rule", scope, new ExpressionPlace(subject, null), diagnostics);
        Columns.Find(rows, problem.ColumnScore, subject, "its data does not have", diagnostics);
    }

    private static void BindQuestion(ProblemSyntax problem, string key, ExpressionScope names, DiagnosticBag diagnostics) =>
        ExpressionBinder.Bind(problem.Body, key, names, new ExpressionPlace($"'{key}' of problem '{problem.Name.Value}'", ExpressionType.Bool), diagnostics);

    public static TableType AllColumns(BindScope scope)
    {
        var columns = scope.Datasets.Values.SelectMany(static dataset => dataset.Table.Columns)
            .Concat(scope.Syntax.Features.SelectMany(view => scope.Views.Find(view.FullName)?.Values ?? []))
            .GroupBy(static column => column.Name, StringComparer.Ordinal)
            .Select(static group => group.First());
        var gaps = scope.Syntax.Gaps;
        var isOpen = gaps.IsOpen("datasets") || gaps.IsOpen("features") || gaps.NamesIn("datasets").Any() || gaps.NamesIn("features").Any()
            || scope.Datasets.Values.Any(static dataset => dataset.Table.IsOpen) || scope.Syntax.Features.Any(static view => !view.KnowsValues);
        return new TableType([.. columns], isOpen, default);
    }
}
