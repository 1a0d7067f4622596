using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Mlops.GitOps.Data.Learning.Onnx;

/// <summary>Writes messages of protobuf, the form that ONNX files have.</summary>
internal sealed class ProtoWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    public ProtoWriter Whole(int field, long value)
    {
        Tag(field, 0);
        Varint((ulong)value);
        return this;
    }

    public ProtoWriter Number(int field, float value)
    {
        Span<byte> four = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(four, value);
        Tag(field, 5);
        bytes.Write(four);
        return this;
    }

    public ProtoWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtoWriter Message(int field, ProtoWriter inner) => Bytes(field, inner.ToArray());

    public ProtoWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, 2);
        Varint((ulong)value.Length);
        bytes.Write(value);
        return this;
    }

    /// <summary>Writes whole numbers in one field.</summary>
    public ProtoWriter Wholes(int field, IEnumerable<long> values)
    {
        var inner = new ProtoWriter();
        foreach (var value in values) inner.Varint((ulong)value);
        return Bytes(field, inner.ToArray());
    }

    private void Tag(int field, int kind) => Varint(((ulong)field << 3) | (uint)kind);

    private void Varint(ulong number)
    {
        Span<byte> digits = stackalloc byte[10];
        var count = 0;
        for (; number >= 0x80; number >>= 7) digits[count++] = (byte)(number | 0x80);
        digits[count++] = (byte)number;
        bytes.Write(digits[..count]);
    }
}
