using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Meaning;

/// <summary>What the definitions and the header of a workspace say, whichever way they are written.</summary>
public static class Meanings
{
    /// <summary>Returns what the header says, without what it only says on behalf of stages.</summary>
    public static MeantMap OfHeader(YamlMap header) => HeaderMeaning.Of(ShapeMeaning.OfRecord(header, Grammar.Header));

    /// <summary>Returns what the definition of a section says.</summary>
    /// <param name="specs">Where the names in it lead to.</param>
    public static MeantMap OfDefinition(string section, YamlMap body, SpecModel specs)
    {
        var shape = Grammar.Definitions.Find(section)?.Shape is MapShape { Value: var value } ? value : throw new ArgumentException($"There is no section '{section}'.", nameof(section));
        var meant = ShapeMeaning.OfRecord(body, shape is LikeShape like ? like.Record : (RecordShape)shape);
        return section switch
        {
            "pipelines" => PipelineMeaning.Of(meant, specs),
            "models" => ModelMeaning.Of(meant, specs),
            _ => meant,
        };
    }

    /// <summary>Returns what a file of records says: pins, versions, rejected versions.</summary>
    public static MeantMap OfRecord(FileRole role, YamlMap body) => ShapeMeaning.OfRecord(body, role switch
    {
        FileRole.Pins => Grammar.Pins,
        FileRole.Version => Grammar.Version,
        FileRole.Rejected => Grammar.Rejected,
        _ => throw new ArgumentException($"A file that is {role} is no record.", nameof(role)),
    });

    // Without a version the highest is meant, and that may be another tomorrow.
    internal static MeantList WithVersions(MeantList views, SpecModel specs) => views with
    {
        Items = [.. views.Items.Select(item => item is MeantValue name && ViewUses.Find(specs, name.Text) is { } view ? name with { Value = YamlTree.Text(view.FullName) } : item)],
    };
}
