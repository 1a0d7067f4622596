using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Operations;

/// <summary>What a stage reads and gives, by name.</summary>
internal static class StageBindings
{
    public static EquatableArray<InputBinding> InputsOf(StageSymbol stage, PipelineSymbol pipeline, SpecModel model, Interpolator interpolator)
    {
        var inputs = ImmutableArray.CreateBuilder<InputBinding>();
        foreach (var input in stage.Inputs) inputs.Add(new InputBinding(input.Name, SourceOf(input, model), NameOf(input.Type), input.Format));
        foreach (var dataset in DatasetsOf(stage, model, interpolator))
        {
            if (inputs.All(input => input.Name != dataset.Name)) inputs.Add(dataset);
        }

        inputs.AddRange(Pinning.ChampionsOf(stage, model));
        inputs.AddRange(TestedRun(stage, pipeline, model));
        inputs.AddRange(Registering.InputsOf(stage, pipeline, model, interpolator));
        inputs.AddRange(GoldenRows.FilesOf(stage.Syntax.Body).Select(static file => new InputBinding(file.Input, new WorkspaceSource(file.Path), "Table", Format: null)));
        return new([.. inputs.OrderBy(static input => input.Name, StringComparer.Ordinal)]);
    }

    public static EquatableArray<OutputBinding> OutputsOf(StageSymbol stage) => new(
    [
        .. stage.Outputs.Select(output =>
        {
            var said = stage.Syntax.Body.Map("outputs").Map(output.Name);
            return new OutputBinding(output.Name, NameOf(output.Type), FormatOf(stage, output, said), stage.Axes.Length == 0 ? said.Text("path")?.Value : null);
        }).OrderBy(static output => output.Name, StringComparer.Ordinal),
    ]);

    private static string? FormatOf(StageSymbol stage, OutputSymbol output, YamlMap? said) => output.Type switch
    {
        TableType => said.Text("format")?.Value ?? "parquet",
        ModelType => (said.Text("format") ?? stage.Syntax.Body.Text("format"))?.Value ?? "onnx",
        _ => said.Text("format")?.Value,
    };

    private static InputSource SourceOf(InputSymbol input, SpecModel model)
    {
        var reference = input.Reference.Value;
        if (input.IsPath) return new WorkspaceSource(WorkspacePath.TryCreate(reference)?.Value ?? reference);
        if (reference.Contains('@')) return Pinning.SourceOf(reference, model);
        var output = reference.Substring(reference.IndexOf('.') + 1);
        return input.IsMap
            ? new MatrixSource(new([.. input.Producers.Select(producer => new MatrixItem(producer.Value, producer.Stage, output))]))
            : new OutputSource(input.Producers[0].Stage, output);
    }

    // A stage that ingests reads its dataset, and one that joins views reads what they are made from.
    private static IEnumerable<InputBinding> DatasetsOf(StageSymbol stage, SpecModel model, Interpolator interpolator)
    {
        if (stage.Syntax.Body.Text("dataset") is { } dataset)
            yield return new InputBinding("dataset", new DatasetSource(interpolator.Resolve(dataset.Value)), "Folder", Format: null);
        foreach (var view in stage.Syntax.Body.Texts("views"))
        {
            if (FindView(view.Value, model)?.Dataset is { } from)
                yield return new InputBinding(InputNameOf(from), new DatasetSource(from.Name), "Folder", Format: null);
        }
    }

    /// <summary>Returns the stage of a name that stands beside another, with the same values where both have an axis.</summary>
    public static StageSymbol? FindStage(string name, StageSymbol beside, PipelineSymbol pipeline) => pipeline.Stages.FirstOrDefault(stage =>
        stage.Syntax.Name.Value == name && stage.Axes.All(axis => beside.Axes.All(own => own.Axis != axis.Axis || own.Value == axis.Value)));

    // Laws hold of what went into the tested stage and what came out of it.
    private static IEnumerable<InputBinding> TestedRun(StageSymbol stage, PipelineSymbol pipeline, SpecModel model)
    {
        var body = stage.Syntax.Body;
        if (stage.Syntax.Kind.Value != "test" || stage.Syntax.HasOwnBody || body.Find("properties") is null) yield break;
        if (body.Text("of") is not { } of || FindStage(of.Value, stage, pipeline) is not { } tested) yield break;
        if (tested.Inputs.FirstOrDefault(static input => !input.IsMap && input.Type is TableType or UnresolvedType or FileType) is { } first)
            yield return new InputBinding($"in_{first.Name}", SourceOf(first, model), NameOf(first.Type), first.Format);
        if (OutputsOf(tested).Items.FirstOrDefault(output => output.Name == tested.Outputs[0].Name) is { } output)
            yield return new InputBinding($"out_{output.Name}", new OutputSource(tested.Id, output.Name), output.Type, output.Format);
    }

    /// <summary>Returns the input that the rows of a view's dataset come in by.</summary>
    public static string InputNameOf(DatasetSymbol dataset) => dataset.Name.Replace('-', '_');

    /// <summary>Returns the view of a name; without a version the highest.</summary>
    public static ViewSymbol? FindView(string name, SpecModel model)
    {
        ViewSymbol? highest = null;
        foreach (var view in model.Views)
        {
            if (view.FullName == name) return view;
            if (view.Syntax.Name == name && (highest is null || view.Syntax.Version > highest.Syntax.Version)) highest = view;
        }

        return highest;
    }

    private static string NameOf(ArtifactType type) => type switch
    {
        TableType => "Table",
        ModelType => "Model",
        MetricsType => "Metrics",
        ReportType => "Report",
        FolderType => "Folder",
        MatrixType matrix => NameOf(matrix.Item),
        _ => "File",
    };
}
