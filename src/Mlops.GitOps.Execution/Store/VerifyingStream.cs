using System.Security.Cryptography;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Reads a part of a file with known digest, and gives its last bytes only when all are right.</summary>
internal sealed class VerifyingStream(Stream inner, long length, Digest digest) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer) => Verified(inner.Read(buffer[..Room(buffer.Length)]), buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer[..Room(buffer.Length)], cancellationToken).ConfigureAwait(false);
        return Verified(read, buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Room(int wanted) => (int)Math.Min(wanted, length - position);

    private int Verified(int read, ReadOnlySpan<byte> buffer)
    {
        if (read == 0 && position == length) return 0;
        if (read > 0) hash.AppendData(buffer[..read]);
        position += read;
        var isRight = position < length ? read > 0 : position == length && Hashing.DigestOf(hash) == digest;
        return isRight ? read : throw LocalStore.DamagedFound(digest);
    }
}
