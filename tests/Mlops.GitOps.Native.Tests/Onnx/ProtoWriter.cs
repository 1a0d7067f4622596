using System.Text;

namespace Mlops.GitOps.Native.Tests.Onnx;

/// <summary>Writes protobuf: as much of it as a small model needs.</summary>
internal sealed class ProtoWriter
{
    private readonly List<byte> bytes = [];

    public byte[] ToArray() => [.. bytes];

    public ProtoWriter Number(int field, long value)
    {
        Write((ulong)field << 3);
        Write((ulong)value);
        return this;
    }

    public ProtoWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtoWriter Message(int field, ProtoWriter inner) => Bytes(field, inner.ToArray());

    public ProtoWriter Bytes(int field, byte[] value)
    {
        Write(((ulong)field << 3) | 2);
        Write((ulong)value.Length);
        bytes.AddRange(value);
        return this;
    }

    private void Write(ulong number)
    {
        for (; number >= 0x80; number >>= 7) bytes.Add((byte)(number | 0x80));
        bytes.Add((byte)number);
    }
}
