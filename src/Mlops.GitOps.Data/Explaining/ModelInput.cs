using Mlops.GitOps.Native.Onnx;
using Mlops.GitOps.Data.Predicting;

namespace Mlops.GitOps.Data.Explaining;

/// <summary>The values of an input, row by row: numbers with NaN where there is none, or texts with empty ones.</summary>
internal sealed record ModelInput(OnnxPort Port, double[] Numbers, string[] Texts)
{
    public string Name => Port.Name;

    public bool IsText => Port.Type == OnnxType.String;

    /// <summary>Returns the values of some rows, of other rows in their place where an order is given.</summary>
    public OnnxTensor Tensor(int from, int to, int[]? order = null) => IsText
        ? PortTensors.Of(Port, Pick(Texts, from, to, order))
        : PortTensors.Of(Port, Pick(Numbers, from, to, order));

    private static T[] Pick<T>(T[] values, int from, int to, int[]? order)
    {
        if (order is null) return values[from..to];
        var picked = new T[to - from];
        for (var at = 0; at < picked.Length; at++) picked[at] = values[order[from + at]];
        return picked;
    }
}
