using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Running;

/// <summary>Shows inputs that are not there at the line of the spec that names them.</summary>
internal static class MissingInputReport
{
    /// <summary>Returns what a command gives; its default where inputs are missing, which are shown.</summary>
    public static T? Guard<T>(Func<T> command, string pipeline, SpecSource specs, Terminal terminal)
    {
        try
        {
            return command();
        }
        catch (MissingInputs missing) when (specs.Load(pipeline) is { } workspace)
        {
            TextRenderer.Write(Of(workspace, pipeline, missing), terminal.Error, terminal.ErrorPaint);
            return default;
        }
    }

    internal static Report Of(LoadedWorkspace workspace, string pipeline, MissingInputs missing)
    {
        var diagnostics = new DiagnosticBag();
        foreach (var input in missing.Inputs)
        {
            if (SpanOf(workspace.Compilation.Model, pipeline, input) is { } span)
                diagnostics.Report(Catalog.MissingInput, span, [$"Stage '{input.Stage}'", input.Path], input.Nearest);
        }

        return Reports.Of(workspace) with { Diagnostics = diagnostics.ToSorted() };
    }

    private static SourceSpan? SpanOf(SpecModel model, string pipeline, MissingInput missing)
    {
        var stage = model.Pipelines.FirstOrDefault(symbol => symbol.Name == pipeline)?.Stages.FirstOrDefault(symbol => symbol.Id == missing.Stage);
        if (stage is null) return null;
        foreach (var input in stage.Inputs)
        {
            if (input.Name == missing.Input && input.IsPath) return input.Reference.Span;
        }

        // The path of a dataset stands where the dataset is declared: as text, or as the sample of an address.
        var dataset = model.Datasets.FirstOrDefault(symbol => SaysPath(symbol, missing.Path));
        return dataset is null ? stage.Syntax.Name.Span : SourceOf(dataset, missing.Path)?.Span ?? dataset.Syntax.Name.Span;
    }

    private static bool SaysPath(DatasetSymbol dataset, string path) => SourceOf(dataset, path) is not null;

    private static YamlScalar? SourceOf(DatasetSymbol dataset, string path)
    {
        var source = dataset.Syntax.Body.Find("source")?.Value;
        var said = source is YamlMap remote ? remote.Find("sample")?.Value : source;
        return said is YamlScalar scalar && scalar.Value == path ? scalar : null;
    }
}
