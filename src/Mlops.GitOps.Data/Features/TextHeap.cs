using Mlops.GitOps.Data.Tables;

namespace Mlops.GitOps.Data.Features;

/// <summary>Texts that stay where they are put, each behind its length.</summary>
internal sealed unsafe class TextHeap(string path) : IDisposable
{
    private const long SegmentBytes = 64 << 20;

    private readonly Lock gate = new();
    private readonly List<ScratchMemory> segments = [];
    private long used;

    public nint Add(ReadOnlySpan<byte> text)
    {
        var bytes = sizeof(int) + text.Length;
        byte* place;
        lock (gate)
        {
            if (segments.Count == 0 || segments[^1].Bytes - used < bytes)
            {
                segments.Add(new ScratchMemory(FormattableString.Invariant($"{path}.texts{segments.Count}"), Math.Max(SegmentBytes, bytes)));
                used = 0;
            }

            place = segments[^1].Start + used;
            used += bytes;
        }

        new ReadOnlySpan<byte>(&bytes, sizeof(int)).CopyTo(new Span<byte>(place, sizeof(int)));
        text.CopyTo(new Span<byte>(place + sizeof(int), text.Length));
        return (nint)place;
    }

    public static ReadOnlySpan<byte> Read(nint place)
    {
        var bytes = default(int);
        new ReadOnlySpan<byte>((byte*)place, sizeof(int)).CopyTo(new Span<byte>(&bytes, sizeof(int)));
        return new((byte*)place + sizeof(int), bytes - sizeof(int));
    }

    public void Dispose() => segments.ForEach(static segment => segment.Dispose());
}
