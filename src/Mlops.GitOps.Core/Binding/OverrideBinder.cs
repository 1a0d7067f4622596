using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

/// <summary>Values of an environment, by dotted path: <c>services.credit_api.scale.min</c>. The path and the value must fit the language.</summary>
internal static class OverrideBinder
{
    public static void Check(YamlEntry entry, EnvironmentSyntax environment, BindScope scope)
    {
        var path = entry.Name.Split('.');
        Shape shape = Grammar.Definitions;
        var subject = $"'set' of environment '{environment.Name.Value}'";
        for (var i = 0; i < path.Length; i++)
        {
            if (i == 1 && IsInGap(path[0], path[1], scope.Syntax.Gaps)) return;
            var next = Step(shape, path[i]);
            if (next is null || (i == 1 && !NamesIn(path[0], scope).Contains(path[1])) || path.Length < 3)
            {
                Report(entry, path, i, shape, subject, scope);
                return;
            }

            shape = next;
        }

        ShapeChecker.Check(entry.Value, shape, new Subject(subject, path[path.Length - 1], entry.Key.Span), scope.Diagnostics);
    }

    private static bool IsInGap(string section, string name, ReadingGaps gaps) => gaps.IsOpen(section) || gaps.NamesIn(section).Contains(name);

    private static void Report(YamlEntry entry, string[] path, int at, Shape shape, string subject, BindScope scope)
    {
        var known = at == 1 ? NamesIn(path[0], scope) : FieldsOf(shape);
        var nearest = Spelling.Nearest(path[at], known);
        var suggestion = nearest is null ? null : string.Join(".", path.Select((part, i) => i == at ? nearest : part));
        if (path.Length < 3)
            scope.Diagnostics.Report(Catalog.InvalidValue, entry.Key.Span, entry.Name, "set", "a path names section, name and property, such as services.api.scale.min");
        else if (at == 1)
            scope.Diagnostics.Report(Catalog.UndefinedName, entry.Key.Span, [subject, path[0].TrimEnd('s'), path[1], "no spec declares"], suggestion);
        else
            scope.Diagnostics.Report(Catalog.UnknownProperty, entry.Key.Span, [at == 0 ? subject : $"'{string.Join(".", path.Take(at))}'", path[at], ""], suggestion);
    }

    private static Shape? Step(Shape shape, string name) => shape switch
    {
        RecordShape record => record.Find(name)?.Shape,
        LikeShape like => Step(like.Record, name),
        MapShape map => map.Value,
        OneKeyShape oneKey => oneKey.Find(name)?.Shape,
        VariantShape variant => variant.Variants.Select(v => v.Shape.Find(name)?.Shape).FirstOrDefault(static found => found is not null),
        ChoiceShape choice => choice.Alternatives.Select(alternative => Step(alternative, name)).FirstOrDefault(static found => found is not null),
        AnyShape => shape,
        _ => null,
    };

    private static IEnumerable<string> FieldsOf(Shape shape) => shape switch
    {
        RecordShape record => record.Fields.Select(static field => field.Name),
        LikeShape like => FieldsOf(like.Record),
        VariantShape variant => variant.Variants.SelectMany(static v => FieldsOf(v.Shape)),
        ChoiceShape choice => choice.Alternatives.SelectMany(FieldsOf),
        _ => [],
    };

    private static IEnumerable<string> NamesIn(string section, BindScope scope) => section switch
    {
        "datasets" => scope.Datasets.Names,
        "entities" => scope.Entities.Names,
        "features" => scope.Views.Names,
        "problems" => scope.Problems.Names,
        "pipelines" => scope.Pipelines.Names,
        "models" => scope.Models.Names,
        "experiments" => scope.Syntax.Experiments.Select(static experiment => experiment.Name.Value),
        "services" => scope.Services.Names,
        "monitors" => scope.Monitors.Names,
        "environments" => scope.Environments.Names,
        _ => [],
    };
}
