namespace Mlops.GitOps.Execution.Store;

/// <summary>Bytes on their way from a store.</summary>
/// <param name="offset">Where they begin: what was asked for, or 0.</param>
public sealed class BlobReader(Stream stream, long offset, IDisposable? owner = null) : IDisposable
{
    public Stream Stream { get; } = stream;

    public long Offset { get; } = offset;

    public void Dispose()
    {
        Stream.Dispose();
        owner?.Dispose();
    }
}
