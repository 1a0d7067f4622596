namespace Mlops.GitOps.Execution.Files;

/// <summary>An open folder, from which relative paths are looked up without walking down to it again.</summary>
internal sealed unsafe class FolderHandle : IDisposable
{
    private FolderHandle(int number) => Number = number;

    public int Number { get; }

    public static FolderHandle? TryOpen(string path)
    {
        fixed (byte* bytes = PathBytes.Of(path, stackalloc byte[PathBytes.OnStack]))
        {
            var number = FileCalls.Open(bytes, FileCalls.OpenForReading);
            return number < 0 ? null : new FolderHandle(number);
        }
    }

    public void Dispose() => _ = FileCalls.Close(Number);
}
