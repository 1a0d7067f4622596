using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Keys;

/// <summary>The key of a stage: equal keys give equal results. Each part has its length before it, so that no two lists of parts read alike.</summary>
public static class StageKey
{
    /// <summary>Raised whenever a part is added, removed or means something else.</summary>
    public const string Version = "mlops/key/1";

    /// <summary>Returns the key of parts, whose order says nothing.</summary>
    public static Digest Of(ImmutableArray<KeyPart> parts)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        Write(Version, bytes);
        foreach (var part in parts.Sort(Compare))
        {
            Write(part.Name, bytes);
            Write(part.Value, bytes);
        }

        return Digest.Of(bytes.WrittenSpan);
    }

    private static int Compare(KeyPart left, KeyPart right) =>
        string.CompareOrdinal(left.Name, right.Name) is not 0 and var order ? order : string.CompareOrdinal(left.Value, right.Value);

    private static void Write(string text, ArrayBufferWriter<byte> bytes)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var target = bytes.GetSpan(sizeof(long) + length);
        BinaryPrimitives.WriteInt64LittleEndian(target, length);
        Encoding.UTF8.GetBytes(text, target[sizeof(long)..]);
        bytes.Advance(sizeof(long) + length);
    }
}
