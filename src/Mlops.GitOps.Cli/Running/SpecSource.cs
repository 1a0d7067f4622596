using System.Collections.Immutable;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Cli.Running;

/// <summary>Compiles the specs for a run, once it is known that it must be done.</summary>
internal sealed class SpecSource(string root, ImmutableArray<string> sets, Terminal terminal)
{
    /// <summary>Returns the workspace; null where it has errors, which were shown.</summary>
    /// <param name="pipeline">The only pipeline that values are set of; null for all.</param>
    public LoadedWorkspace? Load(string? pipeline) => Load(pipeline, WorkspaceFiles.Find(root, new FileTable(root)));

    private LoadedWorkspace? Load(string? pipeline, IReadOnlyList<string> paths)
    {
        var diagnostics = new DiagnosticBag();
        var overlay = SetValues.Read(sets, pipeline, diagnostics);
        if (diagnostics.HasErrors) return Refuse(new Report(Path.GetFileName(root), 1, diagnostics.ToSorted(), static _ => null));
        var workspace = WorkspaceReader.Read(root, paths, overlay);
        if (!workspace.Compilation.HasErrors) return workspace;
        var report = Reports.Of(workspace);
        return Refuse(report with { SourceOf = path => path == Core.Overlay.Path && overlay is { Values: [var only] } ? only.Span.File : workspace.SourceOf(path) });
    }

    /// <summary>Lowers a pipeline, and lets the table know every file and folder that it depends on.</summary>
    /// <param name="isUnnamed">Whether the pipeline must be the only one, since nobody named it.</param>
    public LoweredPipeline? Lower(string pipeline, bool isUnnamed, string happening, FileTable files)
    {
        // Asked before they are read: what changes in between then looks changed to the next run.
        var paths = WorkspaceFiles.Find(root, files);
        files.DigestsOf(paths);
        if (Load(pipeline, paths) is not { } workspace) return null;
        var model = workspace.Compilation.Model;
        if (isUnnamed && model.Pipelines.Length > 1) throw PipelineChoice.Several("run", model.Pipelines.Select(static symbol => symbol.Name));
        foreach (var symbol in model.Pipelines)
        {
            if (symbol.Name == pipeline) return Lowering.Lower(model, symbol, happening);
        }

        if (isUnnamed) throw new PipelineGone(pipeline);
        throw PipelineChoice.Unknown(pipeline, model.Pipelines.Select(static symbol => symbol.Name));
    }

    private LoadedWorkspace? Refuse(Report report)
    {
        TextRenderer.Write(report, terminal.Error, terminal.ErrorPaint);
        return null;
    }
}
