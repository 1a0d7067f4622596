namespace Mlops.GitOps.Execution.Files;

/// <summary>What the file system says of a file without reading it. Two equal stamps may skip hashing; they never decide.</summary>
/// <param name="Modified">When its content changed, in nanoseconds since 1970.</param>
/// <param name="Changed">When anything of it changed; unlike <paramref name="Modified"/> nobody can set it.</param>
public readonly record struct FileStamp(FileKind Kind, long Size, long Modified, long Changed, ulong Inode, bool IsExecutable)
{
    // What the compiler writes compares an enum by a generic class of its own, which is compiled at every start.
    public bool Equals(FileStamp other) =>
        Kind == other.Kind && Size == other.Size && Modified == other.Modified && Changed == other.Changed && Inode == other.Inode && IsExecutable == other.IsExecutable;

    public override int GetHashCode() => HashCode.Combine((int)Kind, Size, Modified, Changed, Inode);
}
