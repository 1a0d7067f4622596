using System.Buffers;
using Microsoft.Win32.SafeHandles;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Records;

namespace Mlops.GitOps.Execution.Results;

/// <summary>What stages gave, a line each, only ever appended to. A damaged line is as if it were not there: its stage runs again.</summary>
public sealed class ResultJournal : IDisposable
{
    private const int ChunkBytes = 16 << 20;

    private readonly Lock gate = new();
    private readonly string path;
    private SafeFileHandle file;
    private JournalIndex index = new();
    private long read;

    private ResultJournal(string path)
    {
        this.path = path;
        file = JournalFile.Open(path);
    }

    public static ResultJournal Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)) ?? path);
        var journal = new ResultJournal(path);
        journal.ReadOn();
        return journal;
    }

    /// <summary>Returns the newest result of a key.</summary>
    public StageResult? Find(Digest key)
    {
        lock (gate) return index.Find(key);
    }

    /// <summary>Returns the newest result of a stage, whatever its key.</summary>
    public StageResult? Latest(string stage)
    {
        lock (gate) return index.Latest(stage);
    }

    /// <summary>Returns the newest result of each key.</summary>
    public IReadOnlyList<StageResult> Newest()
    {
        lock (gate) return [.. index.Newest()];
    }

    /// <summary>Returns when the results are on the disk, in one write.</summary>
    public void Append(IReadOnlyList<StageResult> results)
    {
        if (results.Count == 0) return;
        var lines = new ArrayBufferWriter<byte>(1024 * results.Count);
        foreach (var result in results) JournalLine.Write(result, lines);
        lock (gate)
        {
            while (true)
            {
                using (JournalFile.Take(file))
                {
                    if (JournalFile.IsCurrent(file, path))
                    {
                        JournalFile.Append(file, path, lines.WrittenSpan);
                        break;
                    }
                }

                Reopen();
            }

            ReadOn();
        }
    }

    /// <summary>Takes in what others have appended; false where there is nothing.</summary>
    public bool Refresh()
    {
        lock (gate)
        {
            if (JournalFile.IsCurrent(file, path)) return ReadOn();
            Reopen();
            ReadOn();
            return true;
        }
    }

    /// <summary>Leaves only the newest result of each key, and of these what is to be kept.</summary>
    public void Compact(Func<StageResult, bool> keep)
    {
        lock (gate)
        {
            while (!TryCompact(keep)) Reopen();
            Reopen();
            ReadOn();
        }
    }

    public void Dispose() => file.Dispose();

    private bool TryCompact(Func<StageResult, bool> keep)
    {
        using var hold = JournalFile.Take(file);
        if (!JournalFile.IsCurrent(file, path)) return false;
        ReadOn();
        var lines = new ArrayBufferWriter<byte>(ChunkBytes);
        lines.Write(JournalFile.NewHeader());
        foreach (var result in index.Newest())
        {
            if (keep(result)) JournalLine.Write(result, lines);
        }

        AtomicFile.Write(path, lines.WrittenSpan);
        return true;
    }

    private void Reopen()
    {
        file.Dispose();
        file = JournalFile.Open(path);
        index = new JournalIndex();
        read = 0;
    }

    /// <summary>Reads the whole lines behind what was read; false where there are none.</summary>
    private bool ReadOn()
    {
        var before = index.Count;
        for (var size = ChunkBytes; ; )
        {
            var left = RandomAccess.GetLength(file) - read;
            if (left <= 0) break;
            var chunk = GC.AllocateUninitializedArray<byte>((int)Math.Min(left, size));
            var count = Fill(chunk);
            var whole = index.Add(chunk, count);
            read += whole;
            if (count < chunk.Length || chunk.Length == left) break;
            if (whole == 0) size *= 2;
        }

        return index.Count > before;
    }

    private int Fill(Span<byte> chunk)
    {
        var count = 0;
        for (int more; count < chunk.Length && (more = RandomAccess.Read(file, chunk[count..], read + count)) > 0; ) count += more;
        return count;
    }
}
