using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Operations;

/// <summary>How the models that a stage speaks of are measured.</summary>
internal sealed partial class DeclarationScope
{
    /// <summary>Returns the column that holds the truth: the one a field names, else what the model of an input was trained on, else the label of the rows.</summary>
    public YamlNode? Label(string field, string modelInput, string rowsInput)
    {
        var label = stage.Syntax.Body.Text(field)?.Value ?? LabelOfTraining(modelInput) ?? LabelOf(TableOf(rowsInput));
        return label is null ? null : YamlTree.Text(label);
    }

    /// <summary>Returns how the model whose metrics an output is to be is measured; null where nobody declares it.</summary>
    public YamlNode? Judged(string output)
    {
        if (stage.Outputs.FirstOrDefault(symbol => symbol.Name == output)?.Type is not MetricsType { RegisteredAs: { } name } || ModelNamed(name) is not { } judged) return null;
        return JudgingDeclarations.Of(judged, model, ProblemNamed(judged.Syntax.Problem?.Value), Said("metrics"), Said("slices"));
    }

    /// <summary>Returns how the model that an input brings is measured, without its slices; null where nobody declares it.</summary>
    public YamlNode? JudgedModel(string input)
    {
        if (stage.Inputs.FirstOrDefault(symbol => symbol.Name == input)?.Type is not ModelType { RegisteredAs: { } name }) return null;
        if (ModelNamed(name) is not { } judged) return null;
        return JudgingDeclarations.Of(judged, model, problem: null, metrics: null, slices: ImmutableArray<string>.Empty);
    }

    /// <summary>Returns what a problem asks, and how the models that are to solve it are measured.</summary>
    public YamlNode? Question(string problemField, string askField, string rowsInput)
    {
        if (ProblemNamed(stage.Syntax.Body.Text(problemField)?.Value) is not { } problem) return null;
        var asked = stage.Syntax.Body.Text(askField)?.Value == "solved" ? problem.SolvedWhen : problem.NeedsMlWhen;
        var models = model.Models.Where(symbol => symbol.Syntax.Problem?.Value == problem.Name.Value).ToList();
        var rows = TableOf(rowsInput);
        var label = models.SelectMany(static symbol => symbol.Trainings).Select(static training => training.Label).FirstOrDefault(name => name is not null && rows.Find(name) is not null) ?? LabelOf(rows);
        return YamlTree.Map(
            ("when", asked is YamlScalar when ? YamlTree.Text(when.Value) : null),
            ("label", label is null ? null : YamlTree.Text(label)),
            ("models", YamlTree.Seq(models.Select(symbol => (YamlNode)JudgingDeclarations.Of(symbol, model, problem, metrics: null, slices: null)))));
    }

    /// <summary>Returns the champions that the stage compares with, by the inputs that bring them; null where there is none.</summary>
    public YamlNode? Champions()
    {
        var champions = Pinning.ChampionsOf(stage, model).Select(static input => input.Source is PinnedSource { Environment: var environment, Pinned: { } pinned }
            ? (YamlNode)YamlTree.Map(("environment", YamlTree.Text(environment)), ("bundle", YamlTree.Text(pinned.Bundle)), ("input", YamlTree.Text(input.Name)))
            : throw new InvalidOperationException("A champion is pinned.")).ToList();
        return champions.Count == 0 ? null : YamlTree.Seq(champions);
    }

    /// <summary>Returns what a version record says of the model besides what was measured.</summary>
    public YamlNode Registered() => Registering.SettingsOf(stage, pipeline, model, new Interpolator(parameters, stage.Axes));

    private string? LabelOfTraining(string modelInput) =>
        stage.Inputs.FirstOrDefault(symbol => symbol.Name == modelInput) is { Producers: [var producer] } && stages.TryGetValue(producer.Stage, out var training)
            ? training.Syntax.Body.Text("label")?.Value
            : null;

    private static string? LabelOf(TableType rows) => rows.Columns.FirstOrDefault(static column => column.IsLabel)?.Name;

    private ImmutableArray<string>? Said(string field) =>
        stage.Syntax.Body.Find(field) is null ? null : [.. stage.Syntax.Body.Texts(field).Select(static name => name.Value)];

    private ModelSymbol? ModelNamed(string name) => model.Models.FirstOrDefault(symbol => symbol.Name == name);

    private ProblemSyntax? ProblemNamed(string? name) => model.Syntax.Problems.FirstOrDefault(problem => problem.Name.Value == name);
}
