using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Rules.Snapshots;

/// <summary>A workspace at one commit, as far as rules look at it: what its specs mean, its pins and records, and what it emits.</summary>
/// <param name="Commit">The commit, or the tree where nobody has committed it: a merge that does not exist yet.</param>
/// <param name="Files">The parsed files, in ordinal order of their paths.</param>
/// <param name="Emitted">The digest of the body of each emitted file, by path.</param>
public sealed record Snapshot(string Commit, ImmutableArray<ParsedFile> Files, Compilation Compilation, ImmutableSortedDictionary<string, Digest> Emitted)
{
    /// <summary>Whether there is an <c>mlops.yaml</c>, so that anybody says anything of it.</summary>
    public bool HasWorkspace => Files.Any(static file => file.Role == FileRole.Header);

    /// <summary>Returns the snapshot of parsed files; nothing that no back-end emits is compared.</summary>
    public static Snapshot Of(string commit, ImmutableArray<ParsedFile> files) => new(commit, files, Compiler.Compile(files), Evidence.Sorted<Digest>());
}
