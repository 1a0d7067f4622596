using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Operations;

/// <summary>The rows that a test gives a stage and wants of it. Those that stand in files are inputs of the test, so that an edit of one is seen.</summary>
internal static class GoldenRows
{
    public static IEnumerable<(string Input, string Path)> FilesOf(YamlMap test)
    {
        var tables =
            from @case in Cases(test)
            from side in @case.Entries
            where side.Value is YamlMap
            from table in ((YamlMap)side.Value).Entries
            select table.Value;
        return tables.Select(PathOf).OfType<string>().Select(static (path, at) => (NameOf(at), path));
    }

    /// <summary>Writes the cases with the name of an input in the place of each path.</summary>
    public static YamlNode? CasesOf(YamlMap test)
    {
        if (test.Find("cases") is null) return null;
        var at = 0;
        return YamlTree.Seq(Cases(test).Select(@case => (YamlNode)(@case with { Entries = [.. @case.Entries.Select(side => side.Value is YamlMap tables ? new YamlEntry(side.Key, Named(tables)) : side)] })));

        YamlMap Named(YamlMap tables) => tables with { Entries = [.. tables.Entries.Select(table => new YamlEntry(table.Key, Reference(table.Value)))] };

        YamlNode Reference(YamlNode table)
        {
            return PathOf(table) is null ? table : YamlTree.Map(("input", YamlTree.Text(NameOf(at++))));
        }
    }

    private static string NameOf(int file) => FormattableString.Invariant($"golden_{file}");

    private static IEnumerable<YamlMap> Cases(YamlMap test) => test.Find("cases")?.Value switch
    {
        YamlMap only => [only],
        YamlSequence list => list.Items.OfType<YamlMap>(),
        _ => [],
    };

    private static string? PathOf(YamlNode table) => table is YamlScalar { IsNull: false } path ? WorkspacePath.TryCreate(path.Value)?.Value ?? path.Value : null;
}
