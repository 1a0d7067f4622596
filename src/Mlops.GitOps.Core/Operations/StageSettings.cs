using Mlops.GitOps.Core.Stages;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Operations;

/// <summary>What a built-in stage must know besides its inputs, in the order of the language: what the spec says of it, and what it refers to in full.</summary>
internal static class StageSettings
{
    public static string Of(StageSyntax stage, StageKind kind, DeclarationScope scope, Interpolator interpolator) => YamlJson.Write(MapOf(stage, kind, scope, interpolator));

    public static YamlMap MapOf(StageSyntax stage, StageKind kind, DeclarationScope scope, Interpolator interpolator)
    {
        var declared = kind.Declare(scope);
        var said = kind.OwnFields
            .Where(field => !kind.InputFields.Contains(field.Name) && declared.All(item => item.Name != field.Name))
            .Select(field => (field.Name, stage.Body.Find(field.Name) is { } entry ? Filled(entry.Value, interpolator) : null));
        return YamlTree.Map(said.Concat(declared));
    }

    private static YamlNode Filled(YamlNode node, Interpolator interpolator) => node switch
    {
        YamlScalar scalar when scalar.Value.Contains("${") => FilledScalar(scalar, interpolator),
        YamlMap map => map with { Entries = [.. map.Entries.Select(entry => new YamlEntry(entry.Key, Filled(entry.Value, interpolator)))] },
        YamlSequence list => YamlTree.Seq(list.Items.Select(item => Filled(item, interpolator))),
        _ => node,
    };

    // `trees: "${params.trees}"` is the number that the parameter is, as if it stood there itself.
    private static YamlScalar FilledScalar(YamlScalar scalar, Interpolator interpolator) =>
        scalar with { Value = interpolator.Resolve(scalar.Value), Style = ScalarStyle.Plain };
}
