using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Operations;

/// <summary>Writes out how models are measured, in the one form in which built-in stages read it.</summary>
internal static class JudgingDeclarations
{
    /// <param name="metrics">The metrics to measure; all of the model unless named.</param>
    /// <param name="slices">The slices to measure; all of the model unless named.</param>
    public static YamlMap Of(ModelSymbol symbol, SpecModel specs, ProblemSyntax? problem, ImmutableArray<string>? metrics, ImmutableArray<string>? slices) => Of(symbol.Syntax, problem, metrics,
        Needed(symbol.Syntax, slices).Select(slice => (YamlNode)Of(slice, symbol, specs, isAsked: slices?.Contains(slice.Name.Value) ?? true)));

    private static YamlMap Of(ModelSyntax model, ProblemSyntax? problem, ImmutableArray<string>? metrics, IEnumerable<YamlNode> slices) => YamlTree.Map(
        ("name", YamlTree.Text(model.Name.Value)),
        ("task", Text(model.Task?.Value)),
        ("output", Text(model.OutputName?.Value)),
        ("values", model.Body.Map("output")?.Find("values") is null ? null : Texts(model.Body.Map("output").Texts("values").Select(static value => value.Value))),
        ("threshold", model.Body.Map("output").Number("threshold") is { } threshold ? YamlTree.Number(threshold.Value) : null),
        ("metrics", YamlTree.Seq(model.Metrics.Where(metric => metrics?.Contains(metric.Name.Value) ?? true).Select(static metric => (YamlNode)Of(metric)))),
        ("slices", YamlTree.Seq(slices)),
        ("baseline", problem is null ? null : BaselineOf(problem)));

    public static YamlMap? BaselineOf(ProblemSyntax problem) => problem switch
    {
        { Rule: YamlScalar rule } => YamlTree.Map(("rule", YamlTree.Text(rule.Value))),
        { ColumnScore: { } score } => YamlTree.Map(("columnScore", YamlTree.Text(score.Value))),
        _ => null,
    };

    // A combination needs the slices it combines, also where they are not asked for themselves.
    private static IEnumerable<SliceSyntax> Needed(ModelSyntax model, ImmutableArray<string>? asked)
    {
        var parts = model.Slices.Where(slice => asked?.Contains(slice.Name.Value) ?? true).SelectMany(static slice => slice.Combined).Select(static part => part.Value).ToList();
        return model.Slices.Where(slice => (asked?.Contains(slice.Name.Value) ?? true) || parts.Contains(slice.Name.Value));
    }

    private static YamlMap Of(MetricSyntax metric) => YamlTree.Map(
        ("name", YamlTree.Text(metric.Name.Value)),
        ("lowerIsBetter", metric.IsLowerBetter ? YamlTree.Bool(true) : null),
        ("unit", Text(metric.Unit)),
        ("sql", Text(metric.Body.Text("sql")?.Value)),
        ("by", Text(metric.Body.Text("by")?.Value)),
        ("at", metric.Body.Integer("at") is { } at ? YamlTree.Number(at.Value) : null));

    private static YamlMap Of(SliceSyntax slice, ModelSymbol model, SpecModel specs, bool isAsked) => YamlTree.Map(
        ("name", YamlTree.Text(slice.Name.Value)),
        ("column", Text(slice.Column?.Value)),
        ("bins", slice.Bins),
        ("levels", SliceRules.LevelsOf(slice, model, specs) is { IsEmpty: false } levels ? Texts(levels.Select(static level => level.Value)) : null),
        ("combines", slice.Combined.IsEmpty ? null : Texts(slice.Combined.Select(static part => part.Value))),
        ("minGroup", YamlTree.Number(SliceRules.LeastRowsOf(slice, model.Syntax))),
        ("isAsked", YamlTree.Bool(isAsked)));

    private static YamlSequence Texts(IEnumerable<string> texts) => YamlTree.Seq(texts.Select(static text => (YamlNode)YamlTree.Text(text)));

    private static YamlScalar? Text(string? text) => text is null ? null : YamlTree.Text(text);
}
