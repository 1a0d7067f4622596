using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Stages;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

/// <summary>Models, problems and the other things that stages name.</summary>
internal sealed partial class StageScope
{
    /// <summary>Returns the model that training gives: it reads the inputs of the model it is registered as, else all columns
    /// but label, keys, times and protected ones.</summary>
    public ModelType TrainedModel(TableType rows, string? label)
    {
        var model = RegisteredAs is { } name ? Scope.Models.Find(name) : null;
        var at = StageInputs.Under(Syntax, "data").FirstOrDefault()?.Reference.Span ?? Syntax.Name.Span;
        if (model is not null) context.Trainings.Add(new Training(model.Name.Value, context.Pipeline.Name.Value, Syntax.Name.Value, rows, label, at));
        var inputs = model is null ? DefaultInputs(rows, label) : [.. ModelInputs.Resolve(model, rows, Scope, "", diagnostics: null).SelectMany(static input => input.Columns)];
        return new ModelType(inputs, RegisteredAs, model is null ? null : OutputOf(model));
    }

    private static ImmutableArray<ColumnSymbol> DefaultInputs(TableType rows, string? label) =>
    [
        .. rows.Columns.Where(column => column.Name != label && !column.IsLabel && !column.IsKey && !column.IsProtected
            && column.Name != rows.EventColumn && column.Name != rows.KnownColumn),
    ];

    private static ColumnSymbol? OutputOf(ModelSyntax model) =>
        model is { OutputName: { } name, OutputType: { } type } ? new ColumnSymbol(name.Value, type.Value, name.Span) : null;

    public void DeclaredModel(string field)
    {
        if (Syntax.Body.Scalar(field) is { IsNull: false } scalar && Interpolate(scalar) is { } name)
            Scope.Models.Resolve(new Spanned<string>(name, scalar.Span), Subject, Diagnostics);
    }

    public void Service(string field) => Scope.Services.Resolve(Text(field), Subject, Diagnostics);

    public void Monitor(string field) => Scope.Monitors.Resolve(Text(field), Subject, Diagnostics);

    public void Environments(string field)
    {
        foreach (var environment in field == "against" || Syntax.Body.Find(field)?.Value is YamlScalar ? Syntax.Body.Texts(field) : []) Scope.Environments.Resolve(environment, Subject, Diagnostics);
    }

    public void MetricNames(string field, string? model)
    {
        if (model is null || Scope.Models.Find(model) is not { KnowsMetrics: true } declared) return;
        var known = declared.Metrics.Select(static metric => metric.Name.Value).ToList();
        foreach (var name in Syntax.Body.Texts(field))
        {
            if (!known.Contains(name.Value))
                Diagnostics.Report(Catalog.UnknownMetric, name.Span, [Subject, name.Value, $"model '{model}' does not declare"], Spelling.Nearest(name.Value, known));
        }
    }

    public void SliceNames(string field, string? model)
    {
        if (model is null || Scope.Models.Find(model) is not { KnowsSlices: true } declared) return;
        var known = declared.Slices.Select(static slice => slice.Name.Value).ToList();
        foreach (var name in Syntax.Body.Texts(field))
        {
            if (!known.Contains(name.Value))
                Diagnostics.Report(Catalog.UndefinedName, name.Span, [Subject, "slice", name.Value, $"model '{model}' does not declare"], Spelling.Nearest(name.Value, known));
        }
    }

    public ProblemSyntax? Problem(string field) => Scope.Problems.Resolve(Text(field), Subject, Diagnostics);

    /// <summary>Checks the answer without ML against the rows it is measured on.</summary>
    public void Baseline(ProblemSyntax? problem, TableType rows)
    {
        if (problem is null || rows.IsOpen) return;
        ProblemBinder.BindBaseline(problem, rows, Diagnostics);
    }

    public void ProblemSays(ProblemSyntax? problem, string field)
    {
        if (problem is not null && problem.Body.Find(field) is null)
        {
            Diagnostics.Report(Catalog.MissingProperty, problem.Name.Span, [$"Problem '{problem.Name.Value}'", field],
                related: [new RelatedLocation($"stage '{Syntax.Name.Value}' asks for it", Syntax.Name.Span.ToLocation())]);
        }
    }

    /// <summary>Checks settings of a built-in learner; a command reads whatever it likes.</summary>
    public void LearnerSettings(string learnerField, string settingsField)
    {
        var settings = Syntax.Body.Map(settingsField);
        var known = Syntax.HasOwnBody || Text(learnerField) is not { } learner ? null : LearnerSettingsTable.Of(learner.Value);
        foreach (var setting in settings?.Entries ?? [])
        {
            if (setting.Value is YamlScalar scalar) Interpolate(scalar);
            if (known is null || known.Value.Contains(setting.Name)) continue;
            Diagnostics.Report(Catalog.UnknownProperty, setting.Key.Span, [$"Learner '{Text(learnerField)?.Value}'", setting.Name, ""], Spelling.Nearest(setting.Name, known.Value));
        }
    }

    /// <summary>Checks that a test names a stage of the pipeline, and inputs, outputs and columns that the stage has.</summary>
    public void TestedStage(string stageField, string propertiesField)
    {
        if (Text(stageField) is not { } name) return;
        if (context.Stages.Find(name.Value) is not { } tested)
        {
            if (!context.Pipeline.KnowsStages) return;
            MissingStage.Report(context.Pipeline, name, Subject, "its pipeline does not have", Spelling.Nearest(name.Value, context.Stages.Names), Diagnostics);
            return;
        }

        var instances = context.Stages.InstancesOf(name.Value);
        if (instances.Count == 0 || !context.Outputs.TryGetValue(instances[0].Id, out var outputs)) return;
        var inputs = StageInputs.Of(tested).Select(static input => input.Name).ToList();
        foreach (var cases in CasesOf(Syntax.Body))
        {
            CheckCaseNames(cases.Map("in"), inputs, "input", $"stage '{name.Value}' does not take");
            CheckCaseNames(cases.Map("out"), outputs.Select(static output => output.Name), "output", $"stage '{name.Value}' does not give");
        }

        var rows = outputs.Select(static output => output.Type).OfType<TableType>().FirstOrDefault() ?? TableType.Open;
        foreach (var property in Syntax.Body.Maps(propertiesField).SelectMany(static map => map.Entries))
        {
            foreach (var column in property.Value is YamlSequence list ? list.Items.Select(Reading.AsText) : [property.Value.AsText()])
                Columns.Find(rows, column, Subject, $"stage '{name.Value}' does not give", Diagnostics);
        }
    }

    private static IEnumerable<YamlMap> CasesOf(YamlMap body) => body.Map("cases") is { } only ? [only] : body.Maps("cases");

    private void CheckCaseNames(YamlMap? map, IEnumerable<string> known, string noun, string whence)
    {
        foreach (var entry in map?.Entries ?? [])
        {
            if (!known.Contains(entry.Name))
                Diagnostics.Report(Catalog.UndefinedName, entry.Key.Span, [Subject, noun, entry.Name, whence], Spelling.Nearest(entry.Name, known));
        }
    }

    /// <summary>Returns the outputs that the stage itself declares, each as its type says.</summary>
    public ImmutableArray<OutputSymbol> DeclaredOutputs(string field) =>
    [
        .. Syntax.Body.Entries(field).Where(static entry => entry.Value is YamlMap).Select(static entry => new OutputSymbol(entry.Name, TypeOf((YamlMap)entry.Value))),
    ];

    private static ArtifactType TypeOf(YamlMap output) => output.Text("type")?.Value switch
    {
        "Table" when output.Find("columns") is { } columns =>
            new TableType(DatasetBinder.ColumnsOf(ColumnSyntax.ReadAll(output.Entries("columns"))), IsOpen: false, columns.Key.Span),
        "Table" => TableType.Open,
        "Model" => new ModelType([], null, null),
        "Metrics" => new MetricsType(null),
        "Report" => new ReportType(),
        "File" => new FileType(),
        "Folder" => new FolderType(),
        _ => new UnresolvedType(),
    };
}
