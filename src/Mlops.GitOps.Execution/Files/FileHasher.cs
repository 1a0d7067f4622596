using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Files;

/// <summary>Hashes files, and vouches that they stood still meanwhile.</summary>
public static unsafe class FileHasher
{
    /// <summary>Fits the second cache of a processor core; more is slower.</summary>
    private const int BufferSize = 128 * 1024;

    private const int Attempts = 5;

    /// <summary>Returns the digest of a file's bytes.</summary>
    public static Digest HashOf(string path) => HashAndStamp(path, out _);

    /// <summary>Returns the digest of a file's bytes, and gives the stamp that it had before, while and after they were read.</summary>
    public static Digest HashAndStamp(string path, out FileStamp stamp) => TryHash(path, out stamp)
        ?? throw new RunFailure(stamp.Kind == FileKind.Missing ? $"There is no file '{path}'." : $"'{path}' is not a file.");

    /// <summary>Returns the digests of files, read on all processors; null where no file is.</summary>
    public static Digest?[] HashAll(IReadOnlyList<string> paths)
    {
        var digests = new Digest?[paths.Count];
        Batches.Run(paths.Count, 64, (start, end) =>
        {
            for (var at = start; at < end; at++) digests[at] = TryHash(paths[at], out _);
        });
        return digests;
    }

    /// <summary>Returns the digest of a file's bytes with its stamp, or null where there is no file, with the stamp of what is.</summary>
    internal static Digest? TryHash(string path, out FileStamp stamp)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            fixed (byte* bytes = PathBytes.Of(path, stackalloc byte[PathBytes.OnStack]))
            {
                return TryHash(path, bytes, buffer, out stamp);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Digest? TryHash(string path, byte* bytes, byte[] buffer, out FileStamp stamp)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var digest = ReadOnce(path, bytes, buffer, out stamp, out var stoodStill);
            if (stoodStill) return digest;
            if (attempt < Attempts) Thread.Sleep(10 << attempt);
        }

        throw new RunFailure($"'{path}' changes while it is read; {Attempts} times it never stood still.", "Stop what writes to it, or keep it out of the inputs.");
    }

    /// <summary>Reads what a path leads to now. The stamps are those of the file that was opened: whoever compares one with the path's finds another in its place.</summary>
    private static Digest? ReadOnce(string path, byte* bytes, byte[] buffer, out FileStamp stamp, out bool stoodStill)
    {
        stamp = default;
        stoodStill = true;
        var file = FileCalls.Open(bytes, FileCalls.OpenForReading);
        if (file < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (FileStat.IsAbsence(error)) return null;

            // A socket can't be opened, and is no trouble: it is no file.
            if (FileStat.At(FileCalls.CurrentFolder, bytes, out stamp) == 0 && stamp.Kind is not FileKind.File) return null;
            throw FileTrouble.Of(path, error);
        }

        try
        {
            stamp = StampOf(path, file);
            if (stamp.Kind != FileKind.File) return null;
            var digest = HashOpen(path, file, stamp.Size, buffer);
            var before = stamp;
            stamp = StampOf(path, file);
            stoodStill = stamp == before;
            return digest;
        }
        finally
        {
            _ = FileCalls.Close(file);
        }
    }

    private static FileStamp StampOf(string path, int file)
    {
        var error = FileStat.OfOpen(file, out var stamp);
        return error == 0 ? stamp : throw FileTrouble.Of(path, error);
    }

    private static Digest HashOpen(string path, int file, long size, byte[] buffer)
    {
        // The size spares a last read that only finds the end: a file that has grown since has another stamp.
        var length = Fill(path, file, buffer, size > 0 ? size : buffer.Length);
        if (length == size || length < buffer.Length) return Digest.Of(buffer.AsSpan(0, length));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (; length > 0; length = Fill(path, file, buffer, buffer.Length)) hash.AppendData(buffer, 0, length);
        Span<byte> result = stackalloc byte[Digest.Size];
        hash.GetHashAndReset(result);
        return new Digest(result);
    }

    /// <summary>Reads until so much is there, the buffer is full or the file ends.</summary>
    private static int Fill(string path, int file, byte[] buffer, long wanted)
    {
        fixed (byte* target = buffer)
        {
            for (var filled = 0; ;)
            {
                var count = FileCalls.Read(file, target + filled, buffer.Length - filled);
                if (count > 0) filled += (int)count;
                if (count == 0 || filled >= wanted || filled == buffer.Length) return filled;
                if (count < 0 && Marshal.GetLastPInvokeError() is var error && error != FileCalls.Interrupted) throw FileTrouble.Of(path, error);
            }
        }
    }
}
