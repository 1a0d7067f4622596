using System.Buffers.Binary;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Locks;

/// <summary>The bytes of a lock file that stand for something. None of them need exist.</summary>
internal readonly record struct LockRange(long Start, long Length)
{
    /// <summary>That a run is going on: behind everything that a key can stand for.</summary>
    public static readonly LockRange Runs = new((1L << 62) + 1, 1);

    /// <summary>The whole file, however long it grows.</summary>
    public static readonly LockRange All = new(0, 0);

    /// <summary>Returns the byte that 62 bits of a key choose. Should two keys ever share it, one waits for the other.</summary>
    public static LockRange Of(Digest key)
    {
        Span<byte> bytes = stackalloc byte[Digest.Size];
        key.CopyTo(bytes);
        return new((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 2), 1);
    }
}
