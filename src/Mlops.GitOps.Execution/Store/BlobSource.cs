using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Bytes to be sent, as often as an attempt fails.</summary>
public abstract record BlobSource(long Length, Digest Digest)
{
    public abstract Stream Open();
}

/// <summary>Bytes of a file. They are verified while they are read: a damaged object is never sent whole.</summary>
public sealed record FileSource(string Path, long Length, Digest Digest, long Start = 0) : BlobSource(Length, Digest)
{
    public override Stream Open()
    {
        var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
        file.Position = Start;
        return new VerifyingStream(file, Length, Digest);
    }
}

/// <summary>Bytes in memory.</summary>
public sealed record MemorySource(ReadOnlyMemory<byte> Bytes) : BlobSource(Bytes.Length, Digest.Of(Bytes.Span))
{
    public override Stream Open() => new MemoryStream(Bytes.ToArray(), writable: false);
}
