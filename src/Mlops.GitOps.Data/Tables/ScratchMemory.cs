using System.IO.MemoryMappedFiles;

namespace Mlops.GitOps.Data.Tables;

/// <summary>Memory that a file stands behind: the system may take it back, so it can be larger than what there is.</summary>
internal sealed unsafe class ScratchMemory : IDisposable
{
    private readonly string path;
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;

    public ScratchMemory(string path, long bytes)
    {
        this.path = path;
        Bytes = Math.Max(bytes, 1);
        file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, Bytes);
        view = file.CreateViewAccessor();
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
    }

    public long Bytes { get; }

    public byte* Start => start;

    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        file.Dispose();
        File.Delete(path);
    }
}
