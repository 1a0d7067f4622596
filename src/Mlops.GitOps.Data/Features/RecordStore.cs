using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mlops.GitOps.Data.Features;

/// <summary>Records in parts, each of some entities. What is more than the memory given goes to a file; parts are taken out one at a time.</summary>
internal sealed unsafe class RecordStore : IDisposable
{
    /// <summary>Small, since each thread that adds records has one of each part.</summary>
    public const int BlockBytes = 1 << 15;

    private readonly Lock gate = new();
    private readonly RecordPart[] parts;
    private readonly SafeFileHandle spill;
    private readonly long budget;
    private long held;
    private long spilled;

    public RecordStore(int count, long budget, string spillFile)
    {
        this.budget = budget;
        parts = new RecordPart[count];
        for (var part = 0; part < count; part++) parts[part] = new RecordPart();
        spill = File.OpenHandle(spillFile, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, FileOptions.DeleteOnClose);
    }

    public int Count => parts.Length;

    /// <summary>Returns a block to be filled and closed.</summary>
    public nint Open(int bytes)
    {
        lock (gate)
        {
            if (held + bytes > budget) SpillAll();
            held += bytes;
        }

        return Allocate(bytes);
    }

    public void Close(int part, nint block, int bytes, int records)
    {
        lock (gate)
        {
            parts[part].Blocks.Add((block, bytes));
            parts[part].Count += records;
        }
    }

    /// <summary>Brings the records of a part into memory and returns where each is. They are there until the part is released.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public nint[] Take(int part)
    {
        var blocks = parts[part];
        foreach (var (offset, bytes) in blocks.Spilled)
        {
            var memory = Allocate(bytes);
            blocks.Blocks.Add((memory, bytes));
            var read = 0;
            while (read < bytes) read += RandomAccess.Read(spill, new Span<byte>((byte*)memory + read, bytes - read), offset + read);
        }

        blocks.Spilled.Clear();
        var records = new nint[blocks.Count];
        var index = 0;
        foreach (var (memory, bytes) in blocks.Blocks)
        {
            var end = memory + bytes;
            for (var record = memory; record < end && Record.WordsOf(record) != 0; record += Record.WordsOf(record) * sizeof(long)) records[index++] = record;
        }

        return records;
    }

    public void Release(int part)
    {
        foreach (var (memory, _) in parts[part].Blocks) NativeMemory.Free((void*)memory);
        parts[part] = new RecordPart();
    }

    public void Dispose()
    {
        for (var part = 0; part < parts.Length; part++) Release(part);
        spill.Dispose();
    }

    private void SpillAll()
    {
        foreach (var part in parts)
        {
            foreach (var (memory, bytes) in part.Blocks)
            {
                RandomAccess.Write(spill, new ReadOnlySpan<byte>((void*)memory, bytes), spilled);
                part.Spilled.Add((spilled, bytes));
                spilled += bytes;
                held -= bytes;
                NativeMemory.Free((void*)memory);
            }

            part.Blocks.Clear();
        }
    }

    private static nint Allocate(int bytes) => (nint)NativeMemory.Alloc((nuint)bytes);
}
