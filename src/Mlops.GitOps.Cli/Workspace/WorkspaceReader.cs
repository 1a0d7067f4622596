using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Cli.Workspace;

/// <summary>Reads the files of a workspace, parses them side by side and compiles them.</summary>
internal static class WorkspaceReader
{
    public static LoadedWorkspace Read(string root)
    {
        var files = ParseAll(root, WorkspaceFiles.Enumerate(root));
        return new LoadedWorkspace(root, files, Compiler.Compile(files));
    }

    private static ImmutableArray<ParsedFile> ParseAll(string root, List<string> paths)
    {
        var files = new ParsedFile[paths.Count];

        // Work is handed out file by file, largest trouble first would need their sizes; a stride is as good.
        Parallel.For(0, files.Length, at => files[at] = Parse(root, paths[at]));
        return ImmutableCollectionsMarshal.AsImmutableArray(files);
    }

    private static ParsedFile Parse(string root, string path)
    {
        var diagnostics = new DiagnosticBag();
        var source = Utf8Source.Decode(path, SourceBytes.Read(Path.Join(root, path)), diagnostics);
        if (source is not null) return Compiler.Parse(source);
        var role = Compiler.RoleOf(path) ?? FileRole.Definitions;
        return new ParsedFile(role, new YamlDocument(new SourceFile(path, ""), null, []), diagnostics.ToSorted());
    }
}
