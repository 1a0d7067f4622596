using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Promotion.Git;

/// <summary>Reads a repository: commits, trees, bytes, and what a merge would give. Never looks at the work tree.</summary>
public sealed class GitRepository : IDisposable
{
    private const char Field = '\u0001';

    private readonly GitProgram git;
    private readonly GitProgram merging;
    private readonly BlobReader blobs;

    private GitRepository(GitProgram git, string prefix, Func<string, string?> variable)
    {
        this.git = git;
        Prefix = prefix;
        merging = new GitProgram(git.Text("rev-parse", "--absolute-git-dir"), variable) { IsWithoutAttributes = true };
        blobs = new BlobReader(git);
    }

    /// <summary>The root of the work tree, or the folder of a repository that has none.</summary>
    public string Root => git.Folder;

    /// <summary>Where the folder lies that it was opened at, from the root, with <c>/</c> at its end; empty for the root.</summary>
    public string Prefix { get; }

    /// <summary>Git itself, for whoever also writes.</summary>
    internal GitProgram Program => git;

    /// <summary>Whether older commits were left out when it was cloned.</summary>
    public bool IsShallow => git.Text("rev-parse", "--is-shallow-repository") == "true";

    /// <summary>Opens the repository that a folder is in.</summary>
    public static GitRepository Open(string folder, Func<string, string?> variable)
    {
        var at = new GitProgram(folder, variable);
        var outcome = at.Run(input: null, "rev-parse", "--is-bare-repository", "--show-prefix");
        if (outcome.Exit != 0) throw new GitFailure($"'{folder}' is in no git repository", "run `git init` and commit the specs");
        var lines = Encoding.UTF8.GetString(outcome.Output).Split('\n');
        return lines[0] == "true" ? new GitRepository(at, "", variable) : new GitRepository(new GitProgram(at.Text("rev-parse", "--show-toplevel"), variable), lines[1], variable);
    }

    /// <summary>Returns the full name of a commit; null where nothing is called so.</summary>
    public string? FindCommit(string revision)
    {
        var outcome = git.Run(input: null, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        return outcome.Exit == 0 ? Encoding.ASCII.GetString(outcome.Output).Trim() : null;
    }

    public string TreeOf(string commit) => git.Text("rev-parse", "--verify", "--end-of-options", commit + "^{tree}");

    /// <summary>Returns the best common ancestor; null where there is none.</summary>
    public string? MergeBase(string left, string right)
    {
        var outcome = git.Run(input: null, "merge-base", "--end-of-options", left, right);
        return outcome.Exit == 0 ? Encoding.ASCII.GetString(outcome.Output).Split('\n')[0] : null;
    }

    public bool IsAncestor(string ancestor, string commit) => git.Run(input: null, "merge-base", "--is-ancestor", ancestor, commit).Exit == 0;

    /// <summary>Returns what merging would give, without touching anything that is checked out.</summary>
    public MergeOutcome Merge(string into, string from)
    {
        // Attributes could choose another way to merge than the forge's.
        var outcome = merging.Run(input: null, "--git-dir=.", "merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", into, from);
        var parts = Encoding.UTF8.GetString(outcome.Output).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return outcome.Exit switch
        {
            0 => new MergeOutcome(parts[0].Trim(), []),
            1 => new MergeOutcome(null, [.. parts.Skip(1).Distinct(StringComparer.Ordinal)]),
            _ => throw new GitFailure($"`git merge-tree` failed: {outcome.Complaint.Trim()}"),
        };
    }

    /// <summary>Returns all files of a commit or tree below a path, in git's order.</summary>
    /// <param name="under">A folder with <c>/</c> at its end; empty for all.</param>
    public ImmutableArray<TreeEntry> Files(string treeish, string under = "")
    {
        string[] arguments = ["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", treeish];
        var listed = git.Text(under.Length == 0 ? arguments : [.. arguments, "--", under]);
        return [.. listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(static line =>
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var words = line[..tab].Split(' ');
            return new TreeEntry(line[(tab + 1)..], words[0], words[2]);
        })];
    }

    /// <summary>Returns every path that differs between two commits or trees, in ordinal order.</summary>
    public ImmutableArray<TreeChange> Changes(string before, string after)
    {
        var parts = git.Text("diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", before, after).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var changes = new List<TreeChange>();
        for (var at = 0; at + 1 < parts.Length; at += 2)
        {
            changes.Add(ChangeOf(parts[at], parts[at + 1]));
        }

        return [.. changes.OrderBy(static change => change.Path, StringComparer.Ordinal)];
    }

    /// <summary>Returns the bytes of a file.</summary>
    public byte[] Read(TreeEntry entry) => blobs.Read(entry.Object);

    /// <summary>Reads the bytes of many files at once, in the order of the list.</summary>
    /// <param name="take">Gets the place in the list, and the bytes.</param>
    public void ReadAll(IReadOnlyList<TreeEntry> entries, Action<int, byte[]> take)
    {
        if (entries.Count > 0) BlobReader.ReadAll(git, entries, take);
    }

    /// <summary>Returns the commits that are in one and not in the other, newest first.</summary>
    public ImmutableArray<CommitFacts> Commits(string from, string to) => Log($"{from}..{to}");

    public CommitFacts Commit(string commit) => Log("-1", commit)[0];

    /// <summary>Returns the first parents of a commit and itself, newest first.</summary>
    public ImmutableArray<CommitFacts> History(string commit) => Log("--first-parent", commit);

    /// <summary>Returns a commit and its first parents by name, newest first.</summary>
    public ImmutableArray<string> FirstParents(string commit) => [.. git.Text("rev-list", "--first-parent", commit, "--").Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Returns every change below a folder along the first parents of a commit, newest first.</summary>
    public ImmutableArray<(string Commit, TreeChange Change)> Revisions(string commit, string folder)
    {
        // The settings of a user decide what of a root and of a merge is shown unless it is said.
        var parts = git.Text(
            "-c", "log.showRoot=true", "log", "-z", "--first-parent", "--diff-merges=first-parent", "--raw", "--no-renames", "--no-abbrev", "--no-show-signature", "--format=%x01%H", commit, "--", ":(top,literal)" + folder)
            .Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var revisions = ImmutableArray.CreateBuilder<(string, TreeChange)>();
        var at = "";
        for (var index = 0; index < parts.Length; index++)
        {
            var part = parts[index].Trim('\n');
            if (part.StartsWith(Field)) at = part[1..];
            else if (part.StartsWith(':') && index + 1 < parts.Length) revisions.Add((at, ChangeOf(part, parts[++index])));
        }

        return revisions.ToImmutable();
    }

    /// <summary>Returns a line for each reference below a name.</summary>
    /// <param name="format">In the words of <c>git for-each-ref</c>.</param>
    public ImmutableArray<string> References(string under, string format) => [.. git.Text("for-each-ref", "--format=" + format, under).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    public void Dispose() => blobs.Dispose();

    // :100644 100644 <before> <after> M
    private static TreeChange ChangeOf(string raw, string path)
    {
        var words = raw.Split(' ');
        return new TreeChange(path, EntryOf(path, words[0][1..], words[2]), EntryOf(path, words[1], words[3]));
    }

    private static TreeEntry? EntryOf(string path, string mode, string name) => mode == "000000" ? null : new TreeEntry(path, mode, name);

    private ImmutableArray<CommitFacts> Log(params ReadOnlySpan<string> which)
    {
        var format = "--format=%H%x01%T%x01%P%x01%an%x01%ae%x01%cn%x01%ce%x01%cI%x01%B";
        var records = git.Text(["log", "-z", "--topo-order", "--no-show-signature", "--no-mailmap", format, .. which, "--"]).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return [.. records.Select(static record =>
        {
            var fields = record.Split(Field, 9);
            return new CommitFacts(fields[0], fields[1], [.. fields[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)], fields[3], fields[4], fields[5], fields[6],
                DateTimeOffset.Parse(fields[7], CultureInfo.InvariantCulture), fields[8]);
        })];
    }
}
