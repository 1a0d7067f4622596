using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Digests of files of any size in little memory.</summary>
internal static class Hashing
{
    private const int LargestRead = 1 << 20;

    /// <summary>Returns the digest of an open file and how many bytes it had, and writes them to another where one is given.</summary>
    public static (Digest Digest, long Bytes) Read(SafeFileHandle from, SafeFileHandle? to = null)
    {
        var size = (int)Math.Clamp(RandomAccess.GetLength(from) + 1, 1 << 12, LargestRead);
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long offset = 0;
            for (int read; (read = RandomAccess.Read(from, buffer, offset)) > 0; offset += read)
            {
                hash.AppendData(buffer, 0, read);
                var bytes = buffer.AsSpan(0, read);

                // Zeros are left out, so that a copy of a file with holes has them as well.
                if (to is not null && bytes.ContainsAnyExcept((byte)0)) RandomAccess.Write(to, bytes, offset);
            }

            if (to is not null) RandomAccess.SetLength(to, offset);

            return (DigestOf(hash), offset);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Returns the digest of a part of an open file, and adds its bytes to another.</summary>
    public static Digest ReadPart(SafeFileHandle from, long start, long length, IncrementalHash whole)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LargestRead);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (var end = start + length; start < end;)
            {
                var read = RandomAccess.Read(from, buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - start)), start);
                if (read == 0) break;
                hash.AppendData(buffer, 0, read);
                whole.AppendData(buffer, 0, read);
                start += read;
            }

            return DigestOf(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static Digest DigestOf(IncrementalHash hash)
    {
        Span<byte> bytes = stackalloc byte[Digest.Size];
        hash.GetHashAndReset(bytes);
        return new Digest(bytes);
    }
}
