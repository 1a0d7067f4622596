using System.Net;
using System.Net.Http.Headers;

namespace Mlops.GitOps.Execution.Store;

/// <summary>The body of a request, read as it is sent.</summary>
internal sealed class SourceContent : HttpContent
{
    private readonly BlobSource source;

    private readonly Action moved;

    public SourceContent(BlobSource source, Action moved)
    {
        (this.source, this.moved) = (source, moved);
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var from = source.Open();
        var buffer = new byte[Math.Clamp(source.Length, 1, 1 << 17)];
        for (int read; (read = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            moved();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = source.Length;
        return true;
    }
}
