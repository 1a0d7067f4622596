using System.Buffers;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Ingesting.Files;

/// <summary>Reads a file in pieces of some megabytes. Only the bytes of the file decide where they end.</summary>
internal static class BlockReader
{
    /// <summary>The longest row: a longer one is set aside, so that one row can't take all memory.</summary>
    public const int LongestRow = 16 << 20;

    public const int Usual = 1 << 20;

    private const int HeadOfTooLong = 4096;

    public static IEnumerable<TextBlock> Read(string name, Stream stream, IBlockCutter cutter, int size = Usual, int longest = LongestRow)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        var (filled, limit, isFirst) = (0, size, true);
        while (true)
        {
            filled += stream.ReadAtLeast(buffer.AsSpan(filled, limit - filled), limit - filled, throwOnEndOfStream: false);
            if (filled == 0) break;
            var isAll = filled < limit;
            var cut = cutter.LastRowEnd(buffer.AsSpan(0, filled), isAll);
            if (cut == 0 && limit < longest)
            {
                limit = Math.Min(limit * 2, longest);
                buffer = Grown(buffer, filled, limit);
                continue;
            }

            if (cut == 0 && !cutter.CanGoOnAtNextLine) throw new StageFailure($"{name}: a row is longer than a row may be, 16 MiB, or does not end.", "Look whether a quote or a bracket is missing.");

            // Quotes that are open for this long were never closed: the line they are on is a row of its own.
            if (cut == 0) cut = new LineCutter().LastRowEnd(FirstLine(buffer.AsSpan(0, filled)), isAll: false);
            if (cut == 0)
            {
                yield return new(buffer.AsSpan(0, HeadOfTooLong).ToArray(), HeadOfTooLong, isFirst, IsTooLong: true);
                filled = SkipLine(stream, buffer.AsSpan(0, limit));
            }
            else
            {
                var left = filled - cut;
                limit = Math.Min(longest, Math.Max(size, left * 2));
                var rest = ArrayPool<byte>.Shared.Rent(limit);
                buffer.AsSpan(cut, left).CopyTo(rest);
                yield return new(buffer, cut, isFirst);
                (buffer, filled) = (rest, left);
            }

            isFirst = false;
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static byte[] Grown(byte[] buffer, int filled, int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny((byte)'\n', (byte)'\r');
        return end < 0 ? default : text[..Math.Min(end + 2, text.Length)];
    }

    // Returns how much of the buffer is filled with what follows the line.
    private static int SkipLine(Stream stream, Span<byte> buffer)
    {
        var isAfterReturn = buffer[^1] == '\r';
        while (stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) is var read and > 0)
        {
            var sign = isAfterReturn ? 0 : buffer[..read].IndexOfAny((byte)'\n', (byte)'\r');
            if (sign < 0) continue;
            var end = isAfterReturn && buffer[0] != '\n' ? 0 : sign + 1;
            if (end > 0 && buffer[sign] == '\r')
            {
                isAfterReturn = end == buffer.Length;
                if (isAfterReturn) continue;
                if (end < read && buffer[end] == '\n') end++;
            }

            buffer[end..read].CopyTo(buffer);
            return read - end;
        }

        return 0;
    }
}
