using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Data.Judging;
using Mlops.GitOps.Native.Onnx;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Explaining;

/// <summary>Has a model answer rows over and over again, each time with the values of one input dealt out anew.</summary>
internal sealed class RowScorer
{
    private const int RowsAtOnce = 4096;

    private readonly OnnxModel model;
    private readonly OnnxPort output;
    private readonly OnnxPort? shares;
    private readonly Sample truth;
    private readonly ClassPlaces? classes;
    private readonly Dictionary<string, OnnxTensor>[] parts;

    /// <param name="truth">The rows; answers stand in the place of theirs.</param>
    /// <param name="classes">The places of classes, where the model answers with a class.</param>
    public RowScorer(OnnxModel model, ImmutableArray<ModelInput> inputs, OnnxPort output, OnnxPort? shares, Sample truth, ClassPlaces? classes)
    {
        (this.model, this.output, this.shares, this.truth, this.classes) = (model, output, shares, truth, classes);
        parts = new Dictionary<string, OnnxTensor>[(truth.Count + RowsAtOnce - 1) / RowsAtOnce];
        for (var part = 0; part < parts.Length; part++)
        {
            var (from, to) = Bounds(part);
            parts[part] = inputs.ToDictionary(static input => input.Name, input => input.Tensor(from, to), StringComparer.Ordinal);
        }
    }

    public Sample Answer() => Answer(null, []);

    /// <summary>Answers the rows with the values of an input in another order.</summary>
    public Sample Answer(ModelInput? permuted, int[] order)
    {
        var answers = new double[truth.Count];
        var probabilities = shares is null ? null : new double[truth.Count][];
        for (var part = 0; part < parts.Length; part++)
        {
            var (from, to) = Bounds(part);
            var tensors = permuted is null ? parts[part] : new Dictionary<string, OnnxTensor>(parts[part], StringComparer.Ordinal) { [permuted.Name] = permuted.Tensor(from, to, order) };
            var given = Run(tensors);
            for (var row = from; row < to; row++) answers[row] = classes is null ? NumberOf(given[0], row - from) : classes.Of(TextOf(given[0], row - from));
            if (probabilities is null) continue;
            var width = given[1].Values.Length / (to - from);
            for (var row = from; row < to; row++) probabilities[row] = Array.ConvertAll(given[1].Floats[((row - from) * width)..((row - from + 1) * width)], static share => (double)share);
        }

        return truth with { Answers = answers, Probabilities = probabilities };
    }

    private OnnxTensor[] Run(Dictionary<string, OnnxTensor> tensors)
    {
        try
        {
            return model.Run(tensors, shares is null ? [output.Name] : [output.Name, shares.Name]);
        }
        catch (OnnxException exception)
        {
            throw new StageFailure($"The model can't score the rows: {exception.Message}", inner: exception);
        }
    }

    private double NumberOf(OnnxTensor tensor, int row) => tensor.Type switch
    {
        OnnxType.Float => tensor.Floats[row],
        OnnxType.Double => tensor.Doubles[row],
        OnnxType.Int64 => tensor.Longs[row],
        OnnxType.Int32 => ((int[])tensor.Values)[row],
        OnnxType.Bool => ((bool[])tensor.Values)[row] ? 1 : 0,
        _ => throw new StageFailure($"The model's output '{output.Name}' is text, and a number is to be judged.", "Write `task: multiclass`, or let the model answer with a number."),
    };

    private string TextOf(OnnxTensor tensor, int row) => tensor.Type switch
    {
        OnnxType.String => tensor.Texts[row],
        OnnxType.Bool => ((bool[])tensor.Values)[row] ? "true" : "false",
        _ => NumberOf(tensor, row).ToString("R", CultureInfo.InvariantCulture),
    };

    private (int From, int To) Bounds(int part) => (part * RowsAtOnce, Math.Min(truth.Count, (part + 1) * RowsAtOnce));
}
