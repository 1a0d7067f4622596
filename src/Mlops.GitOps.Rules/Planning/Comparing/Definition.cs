using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Planning.Comparing;

/// <summary>A definition of a section, and its body as it is after <c>like</c>.</summary>
internal sealed record Definition(string Section, string Name, SourceSpan At, YamlMap Body)
{
    /// <summary>Returns all definitions in the order of their sections and names.</summary>
    public static IEnumerable<Definition> In(SpecModel model)
    {
        var syntax = model.Syntax;
        return
        [
            .. syntax.Datasets.Select(static one => Of("datasets", one.Name, one.Body)),
            .. syntax.Entities.Select(static one => Of("entities", one.Name, one.Body)),
            .. syntax.Features.Select(static one => new Definition("features", one.FullName, one.WrittenName.Span, one.Body)),
            .. syntax.Problems.Select(static one => Of("problems", one.Name, one.Body)),
            .. syntax.Pipelines.Select(static one => Of("pipelines", one.Name, one.Body)),
            .. syntax.Models.Select(static one => Of("models", one.Name, one.Body)),
            .. syntax.Experiments.Select(static one => Of("experiments", one.Name, one.Body)),
            .. syntax.Services.Select(static one => Of("services", one.Name, one.Body)),
            .. syntax.Monitors.Select(static one => Of("monitors", one.Name, one.Body)),
            .. syntax.Environments.Select(static one => Of("environments", one.Name, one.Body)),
        ];
    }

    private static Definition Of(string section, Spanned<string> name, YamlMap body) => new(section, name.Value, name.Span, body);
}
