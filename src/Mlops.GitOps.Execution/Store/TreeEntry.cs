using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Store;

/// <summary>One thing in a folder, named by its path from the folder's root.</summary>
public abstract record TreeEntry(string Path);

/// <summary>A file; its bytes are an object of the store.</summary>
public sealed record TreeFile(string Path, Digest Digest, long Bytes, bool IsExecutable) : TreeEntry(Path);

/// <summary>A folder with nothing in it; every other folder is told by what it holds.</summary>
public sealed record TreeFolder(string Path) : TreeEntry(Path);

/// <summary>A symbolic link that stays inside the tree.</summary>
public sealed record TreeLink(string Path, string Target) : TreeEntry(Path);
