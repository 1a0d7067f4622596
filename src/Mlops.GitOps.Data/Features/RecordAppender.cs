using System.Runtime.CompilerServices;

namespace Mlops.GitOps.Data.Features;

/// <summary>Adds records to a store for one thread, which has a block of each part to itself. What was added is in the store when this is disposed of.</summary>
internal sealed unsafe class RecordAppender(RecordStore store) : IDisposable
{
    private readonly Tail[] tails = new Tail[store.Count];

    /// <summary>Returns where a record of so many words goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Add(int part, int words)
    {
        ref var tail = ref tails[part];
        var bytes = words * sizeof(long);
        if (tail.Free < bytes) Open(part, bytes);
        var record = tail.Next;
        tail.Next += bytes;
        tail.Free -= bytes;
        tail.Records++;
        return record;
    }

    public void Dispose()
    {
        for (var part = 0; part < tails.Length; part++) Close(part);
    }

    private void Open(int part, int bytes)
    {
        Close(part);
        ref var tail = ref tails[part];
        tail.Bytes = tail.Free = Math.Max(bytes, RecordStore.BlockBytes);
        tail.Block = tail.Next = store.Open(tail.Bytes);
    }

    // A record of no words says that the rest of a block is empty.
    private void Close(int part)
    {
        ref var tail = ref tails[part];
        if (tail.Block == 0) return;
        if (tail.Free > 0) *(long*)tail.Next = 0;
        store.Close(part, tail.Block, tail.Bytes, tail.Records);
        tail = default;
    }

    private record struct Tail(nint Block, int Bytes, nint Next, int Free, int Records);
}
