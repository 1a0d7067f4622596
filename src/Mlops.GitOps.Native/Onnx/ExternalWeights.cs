namespace Mlops.GitOps.Native.Onnx;

/// <summary>Finds weights that a model leaves in other files: such a model would read whatever path it names.</summary>
internal static class ExternalWeights
{
    private const int Deepest = 100;

    /// <summary>What a message is, with the fields in which further ones are.</summary>
    private enum Part
    {
        Model,
        Graph,
        Node,
        Attribute,
        Tensor,
        SparseTensor,
        Function,
    }

    /// <summary>Says no also for bytes that are no model: the library knows better what is wrong with them.</summary>
    public static bool AreIn(ReadOnlySpan<byte> model) => AreIn(model, Part.Model, 0);

    private static bool AreIn(ReadOnlySpan<byte> message, Part part, int depth)
    {
        const int dataLocation = 14;
        if (depth > Deepest) return true;
        while (TryRead(ref message, out var field, out var number, out var inner))
        {
            if (part == Part.Tensor && field == dataLocation && number == 1) return true;
            if (Inside(part, field) is { } next && AreIn(inner, next, depth + 1)) return true;
        }

        return false;
    }

    private static Part? Inside(Part part, ulong field) => (part, field) switch
    {
        (Part.Model, 7) => Part.Graph,
        (Part.Model, 25) => Part.Function,
        (Part.Function, 7) or (Part.Graph, 1) => Part.Node,
        (Part.Function, 11) or (Part.Node, 5) => Part.Attribute,
        (Part.Graph, 5) or (Part.Attribute, 5 or 10) or (Part.SparseTensor, 1 or 2) => Part.Tensor,
        (Part.Graph, 15) or (Part.Attribute, 22 or 23) => Part.SparseTensor,
        (Part.Attribute, 6 or 11) => Part.Graph,
        _ => null,
    };

    private static bool TryRead(ref ReadOnlySpan<byte> message, out ulong field, out ulong number, out ReadOnlySpan<byte> inner)
    {
        number = 0;
        inner = default;
        if (!TryReadNumber(ref message, out var tag, out field)) return false;
        switch (tag)
        {
            case 0: return TryReadNumber(ref message, out number);
            case 1: return TrySkip(ref message, sizeof(ulong), out inner);
            case 2: return TryReadNumber(ref message, out var length) && TrySkip(ref message, length, out inner);
            case 5: return TrySkip(ref message, sizeof(uint), out inner);
            default: return false;
        }
    }

    private static bool TryReadNumber(ref ReadOnlySpan<byte> message, out ulong kind, out ulong field)
    {
        var isThere = TryReadNumber(ref message, out var both);
        (kind, field) = (both & 7, both >> 3);
        return isThere;
    }

    private static bool TryReadNumber(ref ReadOnlySpan<byte> message, out ulong number)
    {
        number = 0;
        for (var shift = 0; shift < 64 && !message.IsEmpty; shift += 7)
        {
            var next = message[0];
            message = message[1..];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return true;
        }

        return false;
    }

    private static bool TrySkip(ref ReadOnlySpan<byte> message, ulong length, out ReadOnlySpan<byte> skipped)
    {
        skipped = default;
        if (length > (ulong)message.Length) return false;
        skipped = message[..(int)length];
        message = message[(int)length..];
        return true;
    }
}
