using Mlops.GitOps.Data.Tables;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>A key for each row, by which rows are ordered, and a class, within which they are. Until one is set it is 0.</summary>
internal sealed unsafe class RowKeys(SplitTask task) : IDisposable
{
    private readonly ScratchMemory keys = new(Path.Join(task.Scratch, "keys"), task.Sides.Count * sizeof(ulong));
    private readonly ScratchMemory classes = new(Path.Join(task.Scratch, "classes"), task.Sides.Count * sizeof(ushort));

    public long Count => task.Sides.Count;

    public ulong* Keys => (ulong*)keys.Start;

    public ushort* Classes => (ushort*)classes.Start;

    public void Set(long row, ulong key, ushort ofClass = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)row, (ulong)Count, nameof(row));
        (Keys[row], Classes[row]) = (key, ofClass);
    }

    /// <summary>Notes the side of each row: test up to one cut of its class, then validation up to the other.</summary>
    public void Share(ReadOnlySpan<Cut> test, ReadOnlySpan<Cut> held)
    {
        for (var row = 0L; row < Count; row++)
        {
            var (key, at) = (Keys[row], Classes[row]);
            if (test[at].Contains(key, row)) task.Sides.Set(row, Side.Test);
            else if (held[at].Contains(key, row)) task.Sides.Set(row, Side.Validation);
        }
    }

    public long CountOf(Cut cut)
    {
        var count = 0L;
        for (var row = 0L; row < Count; row++) count += cut.Contains(Keys[row], row) ? 1 : 0;
        return count;
    }

    public void Dispose()
    {
        keys.Dispose();
        classes.Dispose();
    }
}
