using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Results;

/// <summary>Finds lines of the journal by key and by stage, the newest first, without reading any but those that are asked for.</summary>
internal sealed class JournalIndex
{
    private const int FewestBuckets = 1024;

    private readonly List<Line> lines = [];
    private int[] keys = new int[FewestBuckets];
    private int[] stages = new int[FewestBuckets];

    public int Count => lines.Count;

    /// <summary>Takes in the whole lines of some bytes and returns where the rest begins, which has no end yet.</summary>
    public int Add(byte[] bytes, int count)
    {
        if (lines.Count == 0) lines.Capacity = count / 512;
        var start = 0;
        for (var length = NextLine(); length >= 0; length = NextLine())
        {
            Add(bytes.AsMemory(start, length));
            start += length + 1;
        }

        return start;

        int NextLine() => bytes.AsSpan(start, count - start).IndexOf((byte)'\n');
    }

    public StageResult? Find(Digest key)
    {
        var hex = Encoding.ASCII.GetBytes(key.Hex);
        for (var at = keys[BucketOf(hex)]; at > 0; at = lines[at - 1].NextOfKey)
        {
            var line = lines[at - 1];
            if (JournalLine.HasKey(line.Bytes.Span, hex) && JournalLine.Read(line.Bytes) is { } result) return result;
        }

        return null;
    }

    public StageResult? Latest(string stage)
    {
        var name = JsonEncodedText.Encode(stage, ResultJson.Options.Encoder).EncodedUtf8Bytes;
        for (var at = stages[BucketOf(name)]; at > 0; at = lines[at - 1].NextOfStage)
        {
            var line = lines[at - 1];
            if (JournalLine.StageOf(line.Bytes.Span).SequenceEqual(name) && JournalLine.Read(line.Bytes) is { } result) return result;
        }

        return null;
    }

    /// <summary>Returns the newest result of every key, the oldest first.</summary>
    public ImmutableArray<StageResult> Newest()
    {
        var seen = new HashSet<Digest>();
        var results = new List<StageResult>();
        for (var at = lines.Count; at > 0; at--)
        {
            if (JournalLine.Read(lines[at - 1].Bytes) is { } result && seen.Add(result.Key)) results.Add(result);
        }

        results.Reverse();
        return [.. results];
    }

    private void Add(ReadOnlyMemory<byte> line)
    {
        var key = JournalLine.KeyOf(line.Span);
        if (key.IsEmpty) return;
        if (lines.Count == keys.Length) Grow();
        lines.Add(new Line(line, 0, 0));
        Link(lines.Count);
    }

    private void Grow()
    {
        keys = new int[4 * keys.Length];
        stages = new int[keys.Length];
        for (var at = 1; at <= lines.Count; at++) Link(at);
    }

    /// <summary>Puts a line, counted from one, in front of the older ones of its buckets.</summary>
    private void Link(int number)
    {
        var bytes = lines[number - 1].Bytes;
        ref var key = ref keys[BucketOf(JournalLine.KeyOf(bytes.Span))];
        ref var stage = ref stages[BucketOf(JournalLine.StageOf(bytes.Span))];
        lines[number - 1] = new Line(bytes, key, stage);
        key = stage = number;
    }

    private int BucketOf(ReadOnlySpan<byte> text)
    {
        var hash = 14695981039346656037UL;
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..]) hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text)) * 1099511628211UL;
        foreach (var each in text) hash = (hash ^ each) * 1099511628211UL;
        return (int)((hash ^ (hash >> 32)) & (uint)(keys.Length - 1));
    }

    private sealed record Line(ReadOnlyMemory<byte> Bytes, int NextOfKey, int NextOfStage);
}
