using Mlops.GitOps.Native.Onnx;

namespace Mlops.GitOps.Data.Learning.Onnx;

/// <summary>An input or output of a graph: so many columns for each of N rows.</summary>
internal sealed record GraphPort(string Name, OnnxType Type, long Columns = 1)
{
    public ProtoWriter Write()
    {
        const int first = 1, second = 2;
        var shape = new ProtoWriter().Message(first, new ProtoWriter().Text(second, "N")).Message(first, new ProtoWriter().Whole(first, Columns));
        var tensor = new ProtoWriter().Whole(first, (long)Type).Message(second, shape);
        return new ProtoWriter().Text(first, Name).Message(second, new ProtoWriter().Message(first, tensor));
    }

    /// <summary>Reads the name and the type.</summary>
    public static GraphPort Read(ReadOnlyMemory<byte> message)
    {
        var (name, type) = ("", OnnxType.None);
        foreach (var field in ProtoField.All(message))
        {
            if (field.Number == 1) name = field.Text;
            if (field.Number != 2) continue;
            foreach (var tensor in ProtoField.All(field.Bytes).Where(static inner => inner.Number == 1).SelectMany(static inner => ProtoField.All(inner.Bytes)))
            {
                if (tensor.Number == 1) type = (OnnxType)tensor.Whole;
            }
        }

        return new(name, type);
    }
}
