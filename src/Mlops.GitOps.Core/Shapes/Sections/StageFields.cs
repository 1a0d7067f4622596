using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>The fields that every stage has, and the shapes that stage kinds put their own together from.</summary>
internal static class StageFields
{
    private static readonly EnumShape TableFileFormat = OneOf("parquet", "csv", "ndjson");

    /// <summary>The output of a stage, or anything with a <c>/</c>: a path.</summary>
    public static readonly TextShape Reference = new("a stage's output such as ingest.rows, or a path", Words.RejectEmpty, @"\S");

    private static readonly RecordShape FormattedInput = Record("an input",
        Required("from", Reference, "A stage's output, or a path."),
        Optional("format", TableFileFormat, "The format the stage reads; parquet unless said."));

    /// <summary>An input: a reference, or <c>{from, format}</c>.</summary>
    public static readonly ChoiceShape Input = Either(Reference, FormattedInput);

    public static readonly MapShape Inputs = MapOf(Words.SpokenName, Input, "inputs");

    /// <summary>One input, or several by name; the shape checker tells <c>{from}</c> from a map of names.</summary>
    public static readonly ChoiceShape InputOrInputs = Either(Reference, Inputs);

    private static readonly Field OutputFormat = Optional("format", OneOf(["parquet", "csv", "ndjson", .. Vocabulary.ModelFormats]), "The format of the file.");

    private static readonly Field OutputPath = Optional("path", Words.Path, "Where a copy is left in the workspace.");

    /// <summary>Outputs that the stage itself declares: a <c>run</c>.</summary>
    public static readonly MapShape DeclaredOutputs = MapOf(Words.SpokenName, Record("an output",
        Required("type", OneOf("Table", "Model", "Metrics", "Report", "File", "Folder"), "What it is."),
        Optional("columns", DatasetShape.Columns, "The columns of a table."),
        OutputFormat,
        OutputPath,
        CommonShapes.Description), "outputs");

    /// <summary>What may be said of outputs that the kind defines.</summary>
    private static readonly MapShape KnownOutputs = MapOf(Words.SpokenName, Record("an output", OutputFormat, OutputPath), "outputs");

    public static readonly Field[] Common =
    [
        CommonShapes.Description,
        Optional("needs", OneOrMany(Words.SpokenName, "stages"), "Stages that must be done before, without passing data."),
        Optional("when", CommonShapes.Expression, "Whether it runs at all, over `params` and `event`."),
        Optional("retries", Int(min: 0, max: 100), "How often it is tried again."),
        Optional("timeout", Words.PositiveDuration, "How long it may run; 1h unless said."),
        Optional("resources", CommonShapes.Resources, "What it asks of its machine."),
        Optional("matrix", MapOf(Words.SpokenName, new ListShape(AnyText, "a list of values") { MayBeEmpty = false }, "axes and values"), "Runs once for each combination."),
        Optional("cache", Bool, "Whether its results are used again."),
        Optional("command", new ListShape(AnyText, "a list of arguments") { MayBeEmpty = false }, "The program and its arguments; never a shell."),
        Optional("project", Words.Path, "A C# project that does the stage."),
        Optional("runtime", Words.Name, "What the command runs in."),
        Optional("image", FilledText, "The image the command runs in."),
        Optional("code", OneOrMany(Words.Path, "globs"), "Files its key depends on besides those it names."),
        Optional("env", CommonShapes.Env, "Environment variables; part of its key."),
        Optional("secrets", CommonShapes.Secrets, "Names of secrets; never part of its key."),
    ];

    public static Field[] CommonWithKnownOutputs { get; } = [.. Common, Optional("outputs", KnownOutputs, "Formats and copies of what it gives.")];
}
