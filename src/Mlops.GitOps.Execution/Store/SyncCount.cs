namespace Mlops.GitOps.Execution.Store;

/// <summary>Counts what several transfers do at once, and tells of it.</summary>
internal sealed class SyncCount(int total, IProgress<SyncProgress>? progress)
{
    private readonly Lock counting = new();

    public SyncProgress Now { get; private set; } = new(0, total, 0, 0);

    public void Total(int objects)
    {
        lock (counting) Now = Now with { Total = objects };
    }

    public void Skipped() => Add(0, 0);

    public void Moved(long bytes) => Add(1, bytes);

    private void Add(int moved, long bytes)
    {
        lock (counting) Now = new SyncProgress(Now.Done + 1, Now.Total, Now.Moved + moved, Now.Bytes + bytes);
        progress?.Report(Now);
    }
}
