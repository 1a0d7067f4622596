using System.Collections.Immutable;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Binding;

/// <summary>The names that gates and the two questions of a problem see.</summary>
internal static class GateScopes
{
    private static readonly string[] Bounds = ["lower", "upper", "n"];

    private static readonly string[] Spreads = ["min", "max", "gap"];

    public static ExpressionScope Gate(ModelSymbol model)
    {
        var roots = Evidence(model.Syntax);
        roots["champion"] = NameTree.Branch(NameKind.Other,
            new Dictionary<string, NameTree>(StringComparer.Ordinal) { ["metrics"] = Metrics(model.Syntax, withBounds: true) }, "", ExpressionType.Presence);
        roots["delta"] = Metrics(model.Syntax, withBounds: true);
        return new ExpressionScope(NameTree.Branch(NameKind.Other, roots, ""));
    }

    /// <summary>Returns what <c>solvedWhen</c> sees, once for each model of the problem: as a gate, without a champion.</summary>
    public static IEnumerable<ExpressionScope> Solved(ProblemSyntax problem, List<ModelSymbol>? models) =>
        models is null
            ? [new ExpressionScope(NameTree.Branch(NameKind.Other, AnyEvidence(problem), ""))]
            : models.Select(static model => new ExpressionScope(NameTree.Branch(NameKind.Other, Evidence(model.Syntax), "")));

    public static ExpressionScope NeedsMl(ProblemSyntax problem, List<ModelSymbol>? models)
    {
        var metrics = models is null ? AnyMetric(problem) : Union(problem, models);
        var roots = new Dictionary<string, NameTree>(StringComparer.Ordinal)
        {
            ["baseline"] = Single("metrics", metrics),
            ["data"] = Single("rows", NameTree.Leaf(ExpressionType.Number)),
        };
        return new ExpressionScope(NameTree.Branch(NameKind.Other, roots, ""));
    }

    private static Dictionary<string, NameTree> Evidence(ModelSyntax model)
    {
        var metrics = Metrics(model, withBounds: true);
        return new Dictionary<string, NameTree>(StringComparer.Ordinal)
        {
            ["metrics"] = WithCount(metrics),
            ["slices"] = Slices(model),
            ["fairness"] = Fairness(model),
            ["baseline"] = Single("metrics", Metrics(model, withBounds: false)),
        };
    }

    private static Dictionary<string, NameTree> AnyEvidence(ProblemSyntax problem) => new(StringComparer.Ordinal)
    {
        ["metrics"] = AnyMetric(problem),
        ["slices"] = NameTree.Unresolved,
        ["fairness"] = NameTree.Unresolved,
        ["baseline"] = Single("metrics", AnyMetric(problem)),
    };

    private static NameTree Metrics(ModelSyntax model, bool withBounds)
    {
        var children = new Dictionary<string, NameTree>(StringComparer.Ordinal);
        foreach (var metric in model.Metrics) children[metric.Name.Value] = Metric(metric.Unit, withBounds ? Bounds : []);
        return NameTree.Branch(NameKind.Metric, children, $"model '{model.Name.Value}' does not declare", others: Unless(model.KnowsMetrics));
    }

    // `metrics.n` is the smallest n of all metrics, unless a metric is called n.
    private static NameTree WithCount(NameTree metrics)
    {
        var children = new Dictionary<string, NameTree>(StringComparer.Ordinal);
        foreach (var metric in metrics.Children) children[metric.Key] = metric.Value;
        children.TryAdd("n", NameTree.Leaf(ExpressionType.Number));
        return NameTree.Branch(NameKind.Metric, children, metrics.Which, others: metrics.Others);
    }

    private static NameTree Metric(string? unit, IEnumerable<string> parts)
    {
        var type = ExpressionType.NumberOf(unit);
        var children = parts.ToDictionary(static part => part, part => NameTree.Leaf(part == "n" ? ExpressionType.Number : type), StringComparer.Ordinal);
        return NameTree.Branch(NameKind.Other, children, "", type);
    }

    private static NameTree Slices(ModelSyntax model)
    {
        var spread = new Dictionary<string, NameTree>(StringComparer.Ordinal);
        foreach (var metric in model.Metrics) spread[metric.Name.Value] = Spread(metric.Unit);
        var whence = $"model '{model.Name.Value}' does not declare";
        var level = Metrics(model, withBounds: true);
        var levels = NameTree.Branch(NameKind.Level, ImmutableDictionary<string, NameTree>.Empty, "the slice does not have", others: level);
        var slice = NameTree.Branch(NameKind.Metric, spread, whence, brackets: levels, others: Unless(model.KnowsMetrics));
        var slices = model.Slices.ToDictionary(static s => s.Name.Value, _ => slice, StringComparer.Ordinal);
        return NameTree.Branch(NameKind.Slice, slices, whence, others: Unless(model.KnowsSlices));
    }

    private static NameTree Spread(string? unit)
    {
        var type = ExpressionType.NumberOf(unit);
        return NameTree.Branch(NameKind.Other, Spreads.ToDictionary(static part => part, _ => NameTree.Leaf(type), StringComparer.Ordinal), "");
    }

    private static NameTree Fairness(ModelSyntax model)
    {
        var measures = NameTree.Branch(NameKind.Metric,
            Vocabulary.FairnessMeasures.ToDictionary(static measure => measure, static _ => Metric(null, Bounds), StringComparer.Ordinal), "is no measure of fairness");
        return NameTree.Branch(NameKind.Slice, model.Slices.ToDictionary(static s => s.Name.Value, _ => measures, StringComparer.Ordinal),
            $"model '{model.Name.Value}' does not declare", others: Unless(model.KnowsSlices));
    }

    private static NameTree? Unless(bool isKnown) => isKnown ? null : NameTree.Unresolved;

    private static NameTree Union(ProblemSyntax problem, List<ModelSymbol> models)
    {
        var children = new Dictionary<string, NameTree>(StringComparer.Ordinal);
        foreach (var metric in models.SelectMany(static model => model.Syntax.Metrics)) children.TryAdd(metric.Name.Value, Metric(metric.Unit, []));
        return NameTree.Branch(NameKind.Metric, children, $"no model of problem '{problem.Name.Value}' declares",
            others: Unless(models.TrueForAll(static model => model.Syntax.KnowsMetrics)));
    }

    private static NameTree AnyMetric(ProblemSyntax problem) =>
        NameTree.Branch(NameKind.Metric, ImmutableDictionary<string, NameTree>.Empty, $"no model of problem '{problem.Name.Value}' declares", others: NameTree.Unresolved);

    private static NameTree Single(string name, NameTree child) =>
        NameTree.Branch(NameKind.Other, new Dictionary<string, NameTree>(StringComparer.Ordinal) { [name] = child }, "");
}
