using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Operations;

/// <summary>Writes out what specs declare, in the one form in which built-in stages read it.</summary>
internal static class Declarations
{
    public static YamlMap Of(DatasetSymbol dataset)
    {
        var body = dataset.Syntax.Body;
        var (format, dialect) = FormatOf(body);
        return YamlTree.Map(
            ("name", YamlTree.Text(dataset.Name)),
            ("format", YamlTree.Text(format)),
            ("csv", dialect is null ? null : AsTexts(dialect)),
            ("event", Text(dataset.Table.EventColumn)),
            ("known", Text(dataset.Table.KnownColumn)),
            ("otherColumns", Text(body.Text("otherColumns")?.Value)),
            ("columns", Of(dataset.Syntax.Columns)));
    }

    public static YamlSequence Of(ImmutableArray<ColumnSyntax> columns) =>
        YamlTree.Seq(columns.Where(static column => column.Type is not null).Select(static column => (YamlNode)Of(column)));

    /// <summary>Writes the columns of a table; what a dataset promises of one with the same name stands with it.</summary>
    public static YamlSequence Of(TableType table, DatasetSymbol? dataset)
    {
        var promised = dataset?.Syntax.Columns.ToDictionary(static column => column.Name.Value, StringComparer.Ordinal) ?? [];
        return YamlTree.Seq(table.Columns.Select(column => (YamlNode)(promised.TryGetValue(column.Name, out var syntax) && syntax.Type?.Value == column.Type
            ? Of(syntax)
            : YamlTree.Map(("name", YamlTree.Text(column.Name)), ("type", YamlTree.Text(column.Type.ToString())), ("key", Flag(column.IsKey))))));
    }

    public static YamlSequence Expectations(DatasetSymbol? dataset) =>
        YamlTree.Seq((dataset?.Syntax.Expectations ?? []).Select(static expectation =>
        {
            var arguments = expectation.Value as YamlMap;
            return (YamlNode)YamlTree.Map(
                ("name", YamlTree.Text(expectation.Name)),
                ("arguments", YamlTree.Map((arguments?.Entries ?? []).Where(static argument => argument.Name != "onFail").Select(static argument => (argument.Name, (YamlNode?)argument.Written)))),
                ("onFail", Text(arguments.Text("onFail")?.Value)));
        }));

    /// <param name="input">The input of the stage that the rows of its dataset come in by.</param>
    public static YamlMap Of(ViewSymbol view, DatasetSymbol dataset, string input) => YamlTree.Map(
        ("name", YamlTree.Text(view.Syntax.Name)),
        ("version", YamlTree.Number((long)view.Syntax.Version)),
        ("key", Text(view.Entity?.Key?.Value)),
        ("input", YamlTree.Text(input)),
        ("ttl", Seconds(view.Syntax.TimeToLive)),
        ("values", YamlTree.Seq(view.Syntax.Values.Where(static value => value.Type is not null).Select(static value => (YamlNode)Of(value)))),
        ("dataset", Of(dataset)));

    private static YamlMap Of(ViewValueSyntax value) => YamlTree.Map(
        ("name", YamlTree.Text(value.Name.Value)),
        ("type", Text(value.Type?.Value.ToString())),
        ("function", Text(value.Aggregate?.Function)),
        ("column", Text(value.Aggregate?.Column.Value)),
        ("expr", Text((value.Expression as YamlScalar)?.Value)),
        ("where", Text((value.Where as YamlScalar)?.Value)),
        ("window", Seconds(value.Window)));

    private static YamlMap Of(ColumnSyntax column) => YamlTree.Map(
        ("name", YamlTree.Text(column.Name.Value)),
        ("type", Text(column.Type?.Value.ToString())),
        ("key", Flag(column.IsKey)),
        ("label", Flag(column.IsLabel)),
        ("protected", Flag(column.IsProtected)),
        ("unit", Text(column.Unit)),
        ("min", Text(column.Body.Text("min")?.Value)),
        ("max", Text(column.Body.Text("max")?.Value)),
        ("values", column.Body?.Find("values") is null ? null : YamlTree.Seq(column.Body.Texts("values").Select(static value => (YamlNode)YamlTree.Text(value.Value)))));

    private static (string Format, YamlMap? Dialect) FormatOf(YamlMap dataset) =>
        dataset.Map("format") is { Entries: [var only, ..] } ? (only.Name, only.Name == "csv" ? only.Value as YamlMap : null) : (dataset.Text("format")?.Value ?? "", null);

    // `null: [NA, 0]` is about texts in a file, whatever they look like.
    private static YamlMap AsTexts(YamlMap dialect) => YamlTree.Map(dialect.Entries.Select(static entry => (entry.Name, (YamlNode?)(entry.Value switch
    {
        YamlSequence list => YamlTree.Seq(list.Items.OfType<YamlScalar>().Select(static item => (YamlNode)YamlTree.Text(item.Value))),
        YamlScalar scalar when entry.Name != "header" => YamlTree.Text(scalar.Value),
        var other => other,
    }))));

    private static YamlScalar? Text(string? text) => text is null ? null : YamlTree.Text(text);

    private static YamlScalar? Flag(bool flag) => flag ? YamlTree.Bool(true) : null;

    private static YamlScalar? Seconds(Text.Spanned<Quantity>? duration) => duration is { } given ? YamlTree.Number(given.Value.Value) : null;
}
