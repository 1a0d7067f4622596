using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core;

/// <summary>From the files of a workspace to what they mean.</summary>
public static class Compiler
{
    /// <summary>Returns what a path of a workspace is, or null for a file that is none of ours.</summary>
    public static FileRole? RoleOf(string path)
    {
        if (path == "mlops.yaml") return FileRole.Header;
        if (path.EndsWith(".mlops.yaml", StringComparison.Ordinal)) return FileRole.Definitions;
        var parts = path.Split('/');
        return parts switch
        {
            ["environments", var file] when file.EndsWith(".pins.yaml", StringComparison.Ordinal) => FileRole.Pins,
            ["registry", _, "rejected.yaml"] => FileRole.Rejected,
            ["registry", _, var file] when file.EndsWith(".yaml", StringComparison.Ordinal) => FileRole.Version,
            _ => null,
        };
    }

    public static ParsedFile Parse(SourceFile file)
    {
        var diagnostics = new DiagnosticBag();
        var role = RoleOf(file.Path) ?? FileRole.Definitions;
        var document = YamlReader.Read(file, diagnostics);
        return new ParsedFile(role, document, diagnostics.ToSorted());
    }

    public static Compilation Compile(ImmutableArray<ParsedFile> files)
    {
        var diagnostics = new DiagnosticBag();
        foreach (var file in files) diagnostics.AddRange(file.Diagnostics);
        var syntax = new WorkspaceSyntax(new HeaderSyntax(YamlTree.Map()), [], [], [], [], [], [], [], [], [], []);
        return new Compilation(syntax, [], diagnostics.ToSorted());
    }
}
