using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>A dataset: where rows come from and what is promised about them. An entity: what rows are about.</summary>
internal static class DatasetShape
{
    private static readonly RecordShape RemoteSource = Record("a remote source",
        Required("url", FilledText, "The address; a glob where the store can list."),
        Optional("secrets", CommonShapes.Secrets, "Names of the secrets that open it."),
        Optional("sample", Words.Path, "A small copy in the workspace, for `run --sample`."));

    private static readonly RecordShape CsvFormat = Record("a CSV dialect",
        Optional("delimiter", AnyText, "What stands between values; a comma unless said."),
        Optional("quote", AnyText, "What surrounds values."),
        Optional("escape", AnyText, "What stands before a quote inside a value."),
        Optional("header", Bool, "Whether the first line names the columns."),
        Optional("null", ListOf(AnyText, "texts"), "Texts that mean that there is no value."),
        Optional("encoding", AnyText, "The encoding; UTF-8 unless said."));

    private static readonly MapShape NoSettings = MapOf(FilledText, Any, "settings");

    private static readonly OneKeyShape FormatWithSettings = OneKey("format",
        Optional("csv", CsvFormat, "CSV with its dialect."),
        Optional("parquet", NoSettings, "Parquet."),
        Optional("json", NoSettings, "A JSON list."),
        Optional("ndjson", NoSettings, "A JSON value a line."),
        Optional("files", NoSettings, "A row a file."));

    private static readonly RecordShape Time = Record("times",
        Optional("event", Words.ColumnName, "The column that says when it happened."),
        Optional("known", Words.ColumnName, "The column that says when we knew; never before the event."));

    private static readonly RecordShape ColumnRecord = Record("a column",
        Required("type", Words.ColumnType, "The type; `?` where a value may be missing."),
        Optional("key", Bool, "Whether the column identifies the row."),
        Optional("label", Bool, "Whether the column is what models learn to predict."),
        Optional("protected", Bool, "Whether it is an attribute people must not be judged by; this travels with every value computed from it."),
        Optional("pii", Bool, "Whether it identifies a person."),
        Optional("unit", FilledText, "The unit of a number, such as EUR."),
        Optional("min", Any, "The smallest value allowed."),
        Optional("max", Any, "The largest value allowed."),
        Optional("values", ListOf(AnyText, "values"), "The values allowed."),
        CommonShapes.Description);

    /// <summary>Columns with their types, as datasets and outputs declare them.</summary>
    public static readonly MapShape Columns = MapOf(Words.ColumnName, Either(Words.ColumnType, ColumnRecord), "columns and their types");

    private static readonly ListShape Quality = ListOf(ExpectationShape.Shape, "expectations");

    public static readonly RecordShape Shape = Record("dataset",
        Required("source", Either(Words.SourcePath, RemoteSource), "A path or glob in the workspace, or `{url, secrets, sample}`."),
        Required("format", Either(new EnumShape(Vocabulary.TableFormats), FormatWithSettings), "The format, or the format with its dialect."),
        CommonShapes.Owner,
        Optional("license", AnyText, "The licence, as SPDX writes it."),
        CommonShapes.Description,
        Optional("time", Time, "Which columns say when it happened and when we knew."),
        Optional("otherColumns", OneOf("fail", "drop", "keep"), "What to do with columns that are not declared."),
        Required("columns", Columns, "The columns and their types."),
        Optional("quality", Quality, "What must hold of the rows, in the words of Great Expectations."));

    public static readonly RecordShape Entity = Record("entity",
        Required("key", Words.ColumnName, "The column that identifies it."),
        Required("type", Words.ColumnType, "That column's type."),
        CommonShapes.Description);
}
