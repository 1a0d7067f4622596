using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Data.Learning.Reading;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Native.Onnx;

namespace Mlops.GitOps.Data.Predicting;

/// <summary>Reads rows some at a time and has them scored.</summary>
internal sealed class AnswerScan : IDuckScan
{
    private readonly OnnxModel model;
    private readonly ImmutableArray<(OnnxPort Port, DuckColumn Column)> inputs;
    private readonly ImmutableArray<OnnxPort> outputs;
    private readonly Subject subject;
    private readonly DuckDatabase database = DuckDatabase.Open(new DuckSettings { Threads = 1 });
    private readonly DuckConnection connection;
    private readonly DuckResult rows;

    public AnswerScan(OnnxModel model, Subject subject, ImmutableArray<(OnnxPort, DuckColumn)> inputs, ImmutableArray<OnnxPort> outputs)
    {
        (this.model, this.subject, this.inputs, this.outputs) = (model, subject, inputs, outputs);
        connection = database.Connect();
        var selected = this.inputs.Select(static input => ModelValues.Select(input.Column)).DefaultIfEmpty("1");
        rows = connection.Query($"SELECT {string.Join(", ", selected)} FROM read_parquet({Sql.Text(subject.File)})", subject.Stop);
    }

    public int Fill(DuckRows into)
    {
        if (rows.Read(subject.Stop) is not { } chunk) return 0;
        var tensors = new Dictionary<string, OnnxTensor>(StringComparer.Ordinal);
        for (var at = 0; at < inputs.Length; at++) tensors.Add(inputs[at].Port.Name, Tensor(inputs[at].Port, chunk[at]));
        var answers = model.Run(tensors, [.. outputs.Select(static output => output.Name)]);
        for (var column = 0; column < outputs.Length; column++) Write(answers[column], chunk.Count, into, column);
        return chunk.Count;
    }

    private static void Write(OnnxTensor answers, int rows, DuckRows into, int column)
    {
        switch (answers.Type)
        {
            case OnnxType.Float when answers.Values.Length > rows: answers.Floats.CopyTo(into.Elements<float>(column, answers.Values.Length / rows)); break;
            case OnnxType.Float: answers.Floats.CopyTo(into.Values<float>(column)); break;
            case OnnxType.Double: answers.Doubles.CopyTo(into.Values<double>(column)); break;
            case OnnxType.Int64: answers.Longs.CopyTo(into.Values<long>(column)); break;
            case OnnxType.String: Write(answers.Texts, into.Texts(column)); break;
            case OnnxType.Bool: ((bool[])answers.Values).CopyTo(into.Values<bool>(column)); break;
            default: ((int[])answers.Values).CopyTo(into.Values<int>(column)); break;
        }
    }

    public void Dispose()
    {
        rows.Dispose();
        connection.Dispose();
        database.Dispose();
    }

    private static void Write(string[] texts, DuckTexts into)
    {
        for (var row = 0; row < texts.Length; row++) into.Set(row, Encoding.UTF8.GetBytes(texts[row]));
    }

    private static OnnxTensor Tensor(OnnxPort port, DuckVector from)
    {
        var count = from.Count;
        if (port.Type == OnnxType.String)
        {
            var texts = new string[count];
            for (var row = 0; row < count; row++) texts[row] = from.IsNull(row) ? "" : from.Text(row);
            return PortTensors.Of(port, texts);
        }

        var values = new double[count];
        var given = from.Values<double>();
        for (var row = 0; row < count; row++) values[row] = from.IsNull(row) ? double.NaN : given[row];
        return PortTensors.Of(port, values);
    }
}
