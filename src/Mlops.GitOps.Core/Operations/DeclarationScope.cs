using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Stages;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Operations;

/// <summary>What a kind asks of a stage to tell its built-in body what the rest of the specs declare.</summary>
/// <param name="stages">The stages of the pipeline by what they are called in it.</param>
internal sealed partial class DeclarationScope(StageSymbol stage, PipelineSymbol pipeline, Dictionary<string, StageSymbol> stages, SpecModel model, Dictionary<string, ParameterText> parameters)
{
    private static readonly string[] KeepsRows = ["data", "labels"];

    /// <summary>Returns the dataset that a field names.</summary>
    public YamlNode? Dataset(string field) => DatasetOf(stage, field) is { } dataset ? Declarations.Of(dataset) : null;

    /// <summary>Returns the columns of an input, with what its dataset promises of them.</summary>
    public YamlNode Columns(string input) => Declarations.Of(TableOf(input), Origin(input));

    /// <summary>Returns the columns that a field declares.</summary>
    public YamlNode DeclaredColumns(string field) => Declarations.Of(ColumnSyntax.ReadAll(stage.Syntax.Body.Entries(field)));

    /// <summary>Returns what must hold of the rows that an input brings: that of the dataset they come from.</summary>
    public YamlNode Expectations(string input) => Declarations.Expectations(Origin(input));

    public YamlNode? OriginName(string input) => Origin(input) is { } dataset ? YamlTree.Text(dataset.Name) : null;

    /// <summary>Returns the column of an input that says when its rows happened.</summary>
    public YamlNode? EventColumn(string input) => TableOf(input).EventColumn is { } column ? YamlTree.Text(column) : null;

    /// <summary>Returns the column of an input that says when its rows were known.</summary>
    public YamlNode? KnownColumn(string input) => TableOf(input).KnownColumn is { } column ? YamlTree.Text(column) : null;

    /// <summary>Returns the model that an output is to be: what it learns from, out of the columns of an input, and what it answers.</summary>
    public YamlNode? GivenModel(string output, string data) =>
        stage.Outputs.FirstOrDefault(symbol => symbol.Name == output)?.Type is ModelType type ? ModelDeclarations.Of(type, TableOf(data), model) : null;

    /// <summary>Returns the model that an input brings.</summary>
    public YamlNode? TakenModel(string input) => stage.Inputs.FirstOrDefault(symbol => symbol.Name == input) switch
    {
        { Reference.Value: var written } when written.IndexOf('@') is > 0 and var at => ModelDeclarations.Of(written.Substring(0, at), Pinning.RecordOf(written, model), model),
        { Type: ModelType type } => ModelDeclarations.Of(type, rows: null, model),
        _ => null,
    };

    public YamlNode Views(string field) => YamlTree.Seq(stage.Syntax.Body.Texts(field)
        .Select(written => StageBindings.FindView(written.Value, model))
        .Where(static view => view?.Dataset is not null)
        .Select(static view => (YamlNode)Declarations.Of(view!, view!.Dataset!, StageBindings.InputNameOf(view.Dataset!))));

    /// <summary>Returns whether the stage has an input of a name.</summary>
    public bool Takes(string input) => stage.Inputs.Any(symbol => symbol.Name == input);

    public YamlNode? GoldenCases() => GoldenRows.CasesOf(stage.Syntax.Body);

    public DeclarationScope For(StageSymbol other) => new(other, pipeline, stages, model, parameters);

    /// <summary>Returns the stage whose command must run for a test: on golden rows, or once more on what it gave.</summary>
    public StageSymbol? TestedCommand()
    {
        var body = stage.Syntax.Body;
        if (stage.Syntax.Kind.Value != "test" || stage.Syntax.HasOwnBody || body.Text("of") is not { } of) return null;
        var isRun = body.Find("cases") is not null || body.Texts("properties").Any(static law => law.Value == "idempotent");
        return isRun && StageBindings.FindStage(of.Value, stage, pipeline) is { Syntax: { Kind.Value: not "test" } syntax } tested && syntax.Body.Find("command") is not null ? tested : null;
    }

    /// <summary>Returns what is needed to run the body of the stage that a field names on other rows.</summary>
    public YamlNode? Tested(string field)
    {
        if (stage.Syntax.Body.Text(field) is not { } named || StageBindings.FindStage(named.Value, stage, pipeline) is not { } tested) return null;
        if (StageKinds.Find(tested.Syntax.Kind.Value) is not { } kind) return null;
        var interpolator = new Interpolator(parameters, tested.Axes);
        var scope = For(tested);
        return YamlTree.Map(
            ("kind", YamlTree.Text(tested.Syntax.HasOwnBody ? "command" : kind.Name)),
            ("settings", StageSettings.MapOf(tested.Syntax, kind, scope, interpolator)),
            ("inputs", YamlTree.Seq(tested.Inputs.Select(static input => (YamlNode)YamlTree.Map(("name", YamlTree.Text(input.Name)), ("format", input.Format is { } format ? YamlTree.Text(format) : null))))),
            ("outputs", YamlTree.Seq(StageBindings.OutputsOf(tested).Select(static output => (YamlNode)YamlTree.Map(
                ("name", YamlTree.Text(output.Name)), ("type", YamlTree.Text(output.Type)), ("format", output.Format is { } format ? YamlTree.Text(format) : null))))),
            ("seed", YamlTree.Number(Lowering.SeedOf(tested.Syntax.Body, parameters))));
    }

    private DatasetSymbol? DatasetOf(StageSymbol of, string field)
    {
        if (of.Syntax.Body.Text(field) is not { } written) return null;
        var name = new Interpolator(parameters, of.Axes).Resolve(written.Value);
        return model.Datasets.FirstOrDefault(dataset => dataset.Name == name);
    }

    private TableType TableOf(string input) => stage.Inputs.FirstOrDefault(symbol => symbol.Name == input)?.Type as TableType ?? TableType.Open;

    /// <summary>Follows rows back to the dataset they were ingested from, through stages that keep them as they are.</summary>
    private DatasetSymbol? Origin(string input)
    {
        var at = stage;
        for (var name = (string?)input; name is not null;)
        {
            var wanted = name;
            if (at.Inputs.FirstOrDefault(symbol => symbol.Name == wanted) is not { Producers: [var producer] }) return null;
            if (!stages.TryGetValue(producer.Stage, out var before)) return null;
            switch (before.Syntax.Kind.Value)
            {
                case "ingest":
                    return DatasetOf(before, "dataset");
                case "validate" or "split" or "features":
                    at = before;
                    name = KeepsRows.FirstOrDefault(kept => before.Inputs.Any(symbol => symbol.Name == kept));
                    break;
                default:
                    return null;
            }
        }

        return null;
    }
}
