using System.Buffers;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>Redacts bytes as they come, and holds back only what may be the beginning of a secret.</summary>
public sealed class RedactedBytes
{
    private readonly Redactor redactor;
    private byte[] held = [];

    /// <summary>How many of the bytes to come belong to a secret found already. Secrets that overlap become one ***.</summary>
    private int covered;

    internal RedactedBytes(Redactor redactor) => this.redactor = redactor;

    public void Write(ReadOnlySpan<byte> bytes, IBufferWriter<byte> cleared) => Clear(bytes, cleared, isAll: false);

    /// <summary>Gives what was held back; no more will come.</summary>
    public void Finish(IBufferWriter<byte> cleared) => Clear([], cleared, isAll: true);

    private void Clear(ReadOnlySpan<byte> bytes, IBufferWriter<byte> cleared, bool isAll)
    {
        if (held.Length > 0) bytes = (byte[])[.. held, .. bytes];
        while (bytes.Length > 0)
        {
            var length = redactor.Match(bytes, isAll);
            if (length < 0) break;
            if (length > 0 && covered == 0) cleared.Write("***"u8);
            covered = Math.Max(covered, length);
            if (covered > 0)
            {
                covered--;
                bytes = bytes[1..];
                continue;
            }

            var next = bytes[1..].IndexOfAny(redactor.FirstBytes);
            var plain = next < 0 ? bytes.Length : next + 1;
            cleared.Write(bytes[..plain]);
            bytes = bytes[plain..];
        }

        held = bytes.ToArray();
    }
}
