using System.Collections.Immutable;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>A feature view: values about an entity, computed from a dataset, in versions that stand side by side.</summary>
internal static class FeatureShape
{
    private static readonly ImmutableArray<string> Computations = [.. Vocabulary.Aggregates, "expr"];

    private static readonly RecordShape Value = Record("a view's value",
    [
        Required("type", Words.ColumnType, "The type."),
        .. Vocabulary.Aggregates.Select(static name => Optional(name, FilledText, $"The column whose {name} it is{(name == "count" ? ", or \"*\"" : "")}.")),
        Optional("expr", CommonShapes.Expression, "An expression over columns and the view's other values; offline and online agree."),
        Optional("where", CommonShapes.Expression, "Which rows count."),
        Optional("window", Words.PositiveDuration, "How far back rows count."),
        CommonShapes.Description,
    ]) with { ExactlyOne = [Computations] };

    private static readonly RecordShape Online = Record("online reads",
        Optional("refresh", Words.PositiveDuration, "How often the online values are made anew."));

    public static readonly RecordShape Shape = Record("feature view",
        Required("entity", Words.Name, "What the values are about."),
        Required("from", Words.Name, "The dataset they are computed from."),
        CommonShapes.Owner,
        CommonShapes.Description,
        Optional("ttl", Words.PositiveDuration, "How old a value may be and still be joined."),
        Required("values", MapOf(Words.ColumnName, Value, "values"), "The values."),
        Optional("online", Either(Bool, Online), "Whether the values can be read at request time."));
}
