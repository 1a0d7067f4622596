using System.Text;
using System.Buffers.Binary;

namespace Mlops.GitOps.Data.Learning.Onnx;

/// <summary>A field of a message of protobuf.</summary>
/// <param name="Whole">Its value, where it is a number.</param>
/// <param name="Bytes">Its bytes, where it is a text, a list or a message.</param>
internal readonly record struct ProtoField(int Number, long Whole, ReadOnlyMemory<byte> Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>Its value, where it is a float.</summary>
    public float Real => BitConverter.Int32BitsToSingle((int)Whole);

    /// <summary>Reads the fields of a message.</summary>
    public static IEnumerable<ProtoField> All(ReadOnlyMemory<byte> message)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message.Span, ref at);
            var number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    yield return new(number, (long)Varint(message.Span, ref at), default);
                    break;
                case 1:
                    yield return new(number, BinaryPrimitives.ReadInt64LittleEndian(Take(message, ref at, sizeof(long)).Span), default);
                    break;
                case 2:
                    var length = Varint(message.Span, ref at);
                    yield return new(number, 0, Take(message, ref at, length));
                    break;
                case 5:
                    yield return new(number, BinaryPrimitives.ReadInt32LittleEndian(Take(message, ref at, sizeof(int)).Span), default);
                    break;
                default:
                    throw Broken();
            }
        }
    }

    /// <summary>Returns the whole numbers of a list, or the one that there is.</summary>
    public IEnumerable<long> Wholes()
    {
        if (Bytes.IsEmpty) yield return Whole;
        for (var at = 0; at < Bytes.Length;) yield return (long)Varint(Bytes.Span, ref at);
    }

    private static ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> message, ref int at, ulong length)
    {
        if (length > (ulong)(message.Length - at)) throw Broken();
        at += (int)length;
        return message.Slice(at - (int)length, (int)length);
    }

    private static ulong Varint(ReadOnlySpan<byte> message, ref int at)
    {
        var number = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at >= message.Length) throw Broken();
            var next = message[at++];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return number;
        }

        throw Broken();
    }

    private static InvalidDataException Broken() => new("The model's file is cut off, or is no ONNX file.");
}
