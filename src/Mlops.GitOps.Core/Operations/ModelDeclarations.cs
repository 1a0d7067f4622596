using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Operations;

/// <summary>Writes out what a model reads and answers, in the one form in which built-in stages read it.</summary>
internal static class ModelDeclarations
{
    /// <summary>Writes a model that a stage gives. Without inputs it reads whatever its rows turn out to have.</summary>
    /// <param name="rows">What it learns from, where it is to be trained.</param>
    public static YamlMap Of(ModelType type, TableType? rows, SpecModel model)
    {
        var registered = Find(type.RegisteredAs, model);
        if (rows is { IsOpen: true }) return Of(registered, registered is null ? null : WrittenInputs(registered, type, model));
        return Of(registered, type.Inputs.IsEmpty ? null : type.Inputs);
    }

    /// <summary>Writes a model that an environment runs: what its record says, for the specs may have gone on.</summary>
    public static YamlMap? Of(string name, YamlMap? record, SpecModel model)
    {
        if (Find(name, model) is not { } found) return null;
        var declared = Of(found, [.. found.Columns]);
        return record is null ? declared : YamlTree.Map(
            ("name", YamlTree.Text(name)),
            ("task", declared.Find("task")?.Value),
            ("inputs", YamlTree.Seq(record.Entries("inputs").Select(static input => (YamlNode)YamlTree.Map(("name", YamlTree.Text(input.Name)), ("type", input.Value))))),
            ("output", record.Find("output")?.Value ?? declared.Find("output")?.Value));
    }

    private static YamlMap Of(ModelSymbol? model, ImmutableArray<ColumnSymbol>? inputs) => YamlTree.Map(
        ("name", model is null ? null : YamlTree.Text(model.Name)),
        ("task", model?.Syntax.Task is { } task ? YamlTree.Text(task.Value) : null),
        ("inputs", inputs is { } known ? YamlTree.Seq(known.Select(static column => (YamlNode)Of(column))) : null),
        ("output", model is null ? null : OutputOf(model.Syntax)));

    private static YamlMap Of(ColumnSymbol column) => YamlTree.Map(
        ("name", YamlTree.Text(column.Name)),
        ("type", column.DeclaredAt == default ? null : YamlTree.Text(column.Type.ToString())),
        ("key", column.IsKey ? YamlTree.Bool(true) : null),
        ("label", column.IsLabel ? YamlTree.Bool(true) : null),
        ("protected", column.IsProtected ? YamlTree.Bool(true) : null));

    private static YamlMap? OutputOf(ModelSyntax model)
    {
        var output = model.Body.Map("output");
        return output is null ? null : YamlTree.Map(
            ("name", model.OutputName is { } name ? YamlTree.Text(name.Value) : null),
            ("type", model.OutputType is { } type ? YamlTree.Text(type.Value.ToString()) : null),
            ("min", output.Number("min") is { } min ? YamlTree.Number(min.Value) : null),
            ("max", output.Number("max") is { } max ? YamlTree.Number(max.Value) : null));
    }

    // Rows of which nobody declared the columns have what the model says it reads, or training fails.
    private static ImmutableArray<ColumnSymbol> WrittenInputs(ModelSymbol registered, ModelType type, SpecModel model) =>
    [
        .. registered.Syntax.Inputs.SelectMany(written => type.Inputs.FirstOrDefault(column => column.Name == written.Value) is { } column
            ? [column]
            : StageBindings.FindView(written.Value, model) is { } view ? view.Values : [new ColumnSymbol(written.Value, default, default)]),
    ];

    private static ModelSymbol? Find(string? name, SpecModel model) => name is null ? null : model.Models.FirstOrDefault(symbol => symbol.Name == name);
}
