using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Cli.Workspace;

/// <summary>A workspace that was read from disk and compiled.</summary>
internal sealed record LoadedWorkspace(string Root, ImmutableArray<ParsedFile> Files, Compilation Compilation)
{
    public ImmutableArray<Diagnostic> Diagnostics => Compilation.Diagnostics;

    /// <summary>Returns the project's name, or the folder's where the header does not say it.</summary>
    public string Project => Compilation.Syntax.Header.Project?.Value ?? Path.GetFileName(Root);

    public SourceFile? SourceOf(string path)
    {
        foreach (var file in Files)
        {
            if (file.Path == path) return file.Document.File;
        }

        return null;
    }
}
