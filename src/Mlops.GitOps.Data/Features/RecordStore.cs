using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mlops.GitOps.Data.Features;

/// <summary>Records in parts, each of some entities. What is more than the memory given goes to a file; parts are taken out one at a time.</summary>
internal sealed unsafe class RecordStore : IDisposable
{
    private const int BlockBytes = 1 << 16;

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

    /// <summary>Returns where a record of so many words goes.</summary>
    public nint Add(int part, int words)
    {
        ref var blocks = ref parts[part];
        var bytes = words * sizeof(long);
        if (blocks.Free < bytes) Open(blocks, Math.Max(bytes, BlockBytes));
        var record = blocks.Next;
        blocks.Next += bytes;
        blocks.Free -= bytes;
        blocks.Count++;
        return record;
    }

    /// <summary>Brings the records of a part into memory and returns where each is. They are there until the part is released.</summary>
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
            var end = memory + (memory == blocks.Current ? bytes - blocks.Free : bytes);
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

    private void Open(RecordPart blocks, int bytes)
    {
        Close(blocks);
        if (held + bytes > budget) SpillAll();
        blocks.Current = blocks.Next = Allocate(bytes);
        blocks.Free = bytes;
        blocks.Blocks.Add((blocks.Current, bytes));
        held += bytes;
    }

    // A record of no words says that the rest of a block is empty.
    private static void Close(RecordPart blocks)
    {
        if (blocks.Free >= sizeof(long)) *(long*)blocks.Next = 0;
    }

    private void SpillAll()
    {
        foreach (var blocks in parts)
        {
            foreach (var (memory, bytes) in blocks.Blocks)
            {
                if (memory == blocks.Current) continue;
                RandomAccess.Write(spill, new ReadOnlySpan<byte>((void*)memory, bytes), spilled);
                blocks.Spilled.Add((spilled, bytes));
                spilled += bytes;
                held -= bytes;
                NativeMemory.Free((void*)memory);
            }

            blocks.Blocks.RemoveAll(block => block.Memory != blocks.Current);
        }
    }

    private static nint Allocate(int bytes) => (nint)NativeMemory.Alloc((nuint)bytes);
}
