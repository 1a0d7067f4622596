namespace Mlops.GitOps.Execution.Store;

/// <summary>Bytes under names, somewhere. A name is a relative path; what has it is whole, or it has nothing.</summary>
public interface IObjectStore : IDisposable
{
    /// <summary>Returns how many bytes a name has, or null where it has none.</summary>
    Task<long?> SizeOf(string name, CancellationToken cancel);

    /// <summary>Gives a name its bytes, replacing what it had.</summary>
    Task Put(string name, BlobSource source, CancellationToken cancel);

    /// <summary>Opens what a name has, from an offset on where that can be done; null where it has nothing.</summary>
    Task<BlobReader?> Open(string name, long offset, CancellationToken cancel);
}
