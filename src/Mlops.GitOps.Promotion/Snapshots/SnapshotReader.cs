using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Rules.Snapshots;

namespace Mlops.GitOps.Promotion.Snapshots;

/// <summary>Reads a workspace at commits or trees. What several of them share is read and parsed once.</summary>
/// <param name="prefix">Where the workspace lies from the root of the repository, with <c>/</c> at its end; empty for the root.</param>
public sealed class SnapshotReader(GitRepository repository, string prefix)
{
    private const string Workflows = ".github/workflows/";

    private readonly Dictionary<(string Path, string Object), ParsedFile> parsed = [];

    public SnapshotReader(GitRepository repository)
        : this(repository, repository.Prefix)
    {
    }

    /// <summary>Reads one snapshot of each name, side by side. Where there is no workspace yet, it is empty.</summary>
    public ImmutableArray<Snapshot> Read(params ReadOnlySpan<string> treeishes)
    {
        var trees = new List<(string Name, ImmutableArray<TreeEntry> All, ImmutableArray<TreeEntry> Files)>();
        foreach (var treeish in treeishes)
        {
            var all = repository.Files(treeish, prefix);
            trees.Add((treeish, all, OfWorkspace(WorkspaceTree.FilesOf(all, prefix, repository))));
        }

        Parse(trees.SelectMany(static tree => tree.Files));
        var compiling = trees.Select(tree => Task.Run(() => Compiled(tree.Name, tree.Files))).ToArray();
        Task.WaitAll(compiling);
        return [.. compiling.Zip(trees, (task, tree) => task.Result with { Emitted = EmittedIn(tree.Name, tree.All, task.Result) })];
    }

    // Without a header nobody has said that this is a workspace.
    private static ImmutableArray<TreeEntry> OfWorkspace(ImmutableArray<TreeEntry> files) =>
        files.Any(static file => file.Path == "mlops.yaml") ? files : [];

    private void Parse(IEnumerable<TreeEntry> files)
    {
        var missing = files.Where(file => !parsed.ContainsKey((file.Path, file.Object))).DistinctBy(static file => (file.Path, file.Object)).ToList();
        var results = new Task<ParsedFile>[missing.Count];
        repository.ReadAll(missing, (at, bytes) => results[at] = Task.Run(() => Compiler.Parse(missing[at].Path, bytes)));
        for (var at = 0; at < missing.Count; at++) parsed.Add((missing[at].Path, missing[at].Object), results[at].GetAwaiter().GetResult());
    }

    private Snapshot Compiled(string name, ImmutableArray<TreeEntry> files)
    {
        var shared = new ParsedFile[files.Length];
        for (var at = 0; at < shared.Length; at++) shared[at] = parsed[(files[at].Path, files[at].Object)];
        return Snapshot.Of(name, ImmutableCollectionsMarshal.AsImmutableArray(shared));
    }

    // Git names bytes by what they are, so the name tells whether two are the same without reading them.
    private ImmutableSortedDictionary<string, Digest> EmittedIn(string treeish, ImmutableArray<TreeEntry> all, Snapshot snapshot)
    {
        var generated = prefix + "generated/";
        var workflows = $"{Workflows}mlops-{snapshot.Compilation.Syntax.Header.Project?.Value}-";
        var emitted = all.Where(entry => entry.Path.StartsWith(generated, StringComparison.Ordinal) && entry.Path != generated + "map.json")
            .Select(entry => (Path: entry.Path[prefix.Length..], entry.Object))
            .Concat(repository.Files(treeish, Workflows).Where(entry => entry.Path.StartsWith(workflows, StringComparison.Ordinal)).Select(static entry => (entry.Path, entry.Object)));
        return snapshot.HasWorkspace
            ? emitted.ToImmutableSortedDictionary(static file => file.Path, static file => Digest.Of(Encoding.ASCII.GetBytes(file.Object)), StringComparer.Ordinal)
            : snapshot.Emitted;
    }
}
