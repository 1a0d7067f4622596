using System.Collections.Immutable;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Reading;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Native.Onnx;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Predicting;

/// <summary>The answers of a model to the rows of a table, in their order, as a table of one column; of a model of classes also their probabilities, where they are wanted.</summary>
internal sealed class ModelAnswers : IDuckTable
{
    private readonly OnnxModel model;
    private readonly Subject subject;
    private readonly ImmutableArray<(OnnxPort Port, DuckColumn Column)> inputs;
    private readonly OnnxPort output;
    private readonly OnnxPort? shares;
    private readonly string? type;

    private ModelAnswers(OnnxModel model, Subject subject, ImmutableArray<(OnnxPort, DuckColumn)> inputs, OnnxPort output, OnnxPort? shares, string? type)
    {
        (this.model, this.subject, this.inputs, this.output, this.shares, this.type) = (model, subject, inputs, output, shares, type);
        Columns = [new("answer", new DuckType(output.Type switch
        {
            OnnxType.Float => DuckTypeKind.Float,
            OnnxType.Double => DuckTypeKind.Double,
            OnnxType.Int64 => DuckTypeKind.BigInt,
            OnnxType.Int32 => DuckTypeKind.Integer,
            OnnxType.Bool => DuckTypeKind.Boolean,
            OnnxType.String => DuckTypeKind.Varchar,
            _ => throw new StageFailure($"The model's output '{output.Name}' is no tensor of numbers, bools or texts."),
        }))];
        if (shares is not null) Columns = Columns.Add(new("shares", new DuckType(DuckTypeKind.Array, Width: (int)shares.Shape[1], Element: new DuckType(DuckTypeKind.Float))));
    }

    public ImmutableArray<DuckColumn> Columns { get; }

    /// <summary>The column under its name and of its declared type.</summary>
    public string Select => $"CAST(answer AS {type ?? (output.Type == OnnxType.Float ? "DOUBLE" : Columns[0].Type.Kind == DuckTypeKind.Integer ? "BIGINT" : "")}) AS {Sql.Name(output.Name)}"
        .Replace("CAST(answer AS ) ", "answer ", StringComparison.Ordinal) + (shares is null ? "" : $", shares AS {Sql.Name(shares.Name)}");

    /// <summary>Writes the rows as they are, with the answers beside them, and returns how many there are.</summary>
    public static long Write(DuckConnection connection, OnnxModel model, Subject subject, OutputDeclaration? declared, StageOutput output, CancellationToken stop, bool withProbabilities = false)
    {
        var answers = Of(model, subject, declared, withProbabilities);
        var name = $"mlops_answers_{output.Name}";
        connection.Register(name, answers);
        return StageDatabase.Write(connection, $"SELECT {subject.OwnColumns}, {answers.Select} FROM read_parquet({Sql.Text(subject.File)}) POSITIONAL JOIN {name}()", output, stop,
            subject.Columns.Length);
    }

    private static ModelAnswers Of(OnnxModel model, Subject subject, OutputDeclaration? declared, bool withProbabilities)
    {
        var output = OutputOf(model, declared);
        if (subject.Columns.Any(column => column.Name == output.Name)) throw new StageFailure($"The rows have a column '{output.Name}' already, which is the name of the model's output.",
            "Leave the column out, in a transform.");
        var shares = withProbabilities ? ProbabilitiesOf(model, output) : null;
        return new(model, subject, [.. model.Inputs.Select(port => (port, ColumnOf(port, subject)))], output, shares, declared?.Type is { } type ? Sql.TypeOf(type) : null);
    }

    public IDuckScan Scan(ImmutableArray<int> columns) => new AnswerScan(model, subject, inputs, [.. columns.Select(column => column == 1 ? shares ?? output : output)]);

    /// <summary>Returns the output that is the answer.</summary>
    public static OnnxPort OutputOf(OnnxModel model, OutputDeclaration? declared)
    {
        var output = declared is null ? model.Outputs[0] : model.Outputs.FirstOrDefault(port => port.Name == declared.Name)
            ?? throw new StageFailure($"The model gives no output '{declared.Name}'.", $"It gives {string.Join(", ", model.Outputs.Select(static port => port.Name))}.");
        if (output.Shape is not ([_] or [_, 1 or -1])) throw new StageFailure($"The model's output '{output.Name}' is of shape [{string.Join(", ", output.Shape)}], and one value a row is wanted.");
        return output;
    }

    /// <summary>Returns the output that says how likely each class is; null where there is none.</summary>
    public static OnnxPort? ProbabilitiesOf(OnnxModel model, OnnxPort output) =>
        model.Outputs.FirstOrDefault(port => port is { Type: OnnxType.Float, Shape: [_, > 1] } && port.Name == LearnedOutput.ProbabilitiesOf(output.Name));

    /// <summary>Returns the column that an input takes.</summary>
    public static DuckColumn ColumnOf(OnnxPort port, Subject subject)
    {
        if (port.Shape is not ([_] or [_, 1 or -1])) throw new StageFailure($"The model's input '{port.Name}' is of shape [{string.Join(", ", port.Shape)}].",
            "Export the model with one input [N,1] for each column.");
        var column = subject.Columns.FirstOrDefault(column => column.Name == port.Name) ?? throw new StageFailure($"The rows have no column '{port.Name}', which the model reads.",
            $"They have {string.Join(", ", subject.Columns.Select(static column => column.Name))}.");
        if (ModelValues.IsText(column) == (port.Type == OnnxType.String)) return column;
        var (wanted, given) = port.Type == OnnxType.String ? ("a text", "a number") : ("a number", "a text");
        throw new StageFailure($"The model reads '{port.Name}' as {wanted}, and in the rows it is {given}.");
    }
}
