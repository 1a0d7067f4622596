using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Mlops.GitOps.Data.Ingesting.Files;

/// <summary>Reads Latin-1 or UTF-16 as UTF-8.</summary>
internal sealed class TranscodedStream(Stream stream, bool isWide, bool isBig) : Stream
{
    private const int Units = 32 << 10;

    private readonly byte[] bytes = new byte[Units * 2];
    private readonly char[] units = new char[Units + 1];
    private readonly byte[] text = new byte[(Units + 1) * 3];
    private int kept;
    private int start;
    private int end;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (start == end && !Next()) return 0;
        var count = Math.Min(buffer.Length, end - start);
        text.AsSpan(start, count).CopyTo(buffer);
        start += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
        base.Dispose(disposing);
    }

    private bool Next()
    {
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var isLast = read < bytes.Length;
        var count = kept + Decode(read);
        (start, end) = (0, 0);
        for (var at = 0; at < count;)
        {
            var status = Utf8.FromUtf16(units.AsSpan(at, count - at), text.AsSpan(end), out var taken, out var written, replaceInvalidSequences: false, isFinalBlock: isLast);
            (at, end) = (at + taken, end + written);
            kept = count - at;
            if (status == OperationStatus.Done) break;
            if (status == OperationStatus.NeedMoreData)
            {
                units[0] = units[at];
                return true;
            }

            text[end++] = Utf8Source.Undecodable;
            kept = count - ++at;
        }

        if (isLast && isWide && read % 2 == 1) text[end++] = Utf8Source.Undecodable;
        kept = 0;
        return end > 0;
    }

    private int Decode(int read)
    {
        var target = units.AsSpan(kept);
        if (!isWide) return Encoding.Latin1.GetChars(bytes.AsSpan(0, read), target);
        for (var unit = 0; unit < read / 2; unit++)
            target[unit] = (char)(isBig ? (bytes[unit * 2] << 8) | bytes[(unit * 2) + 1] : (bytes[(unit * 2) + 1] << 8) | bytes[unit * 2]);
        return read / 2;
    }
}
