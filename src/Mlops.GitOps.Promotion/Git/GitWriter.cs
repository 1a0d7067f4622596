using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Promotion.Git;

/// <summary>Makes commits of their own and sends them off. Neither the work tree, nor the index, nor any branch of the user is touched.</summary>
public sealed class GitWriter(GitRepository repository)
{
    private readonly GitProgram git = repository.Program;

    /// <summary>Returns the tree of a commit with other texts in some of its files.</summary>
    /// <param name="commit">Null for a tree of nothing else.</param>
    public string TreeWith(string? commit, params IEnumerable<(string Path, string Text)> files)
    {
        var folder = Directory.CreateTempSubdirectory("mlops-index-");
        try
        {
            var indexed = git.WithIndex(Path.Join(folder.FullName, "index"));
            if (commit is not null) indexed.Bytes("read-tree", "--end-of-options", commit);
            foreach (var (path, text) in files) indexed.Bytes("update-index", "--add", "--cacheinfo", $"100644,{Blob(text)},{path}");
            return indexed.Text("write-tree");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Commits a tree, signed where the user signs commits.</summary>
    /// <param name="parent">Null for the first commit of a history.</param>
    public string Commit(string tree, string? parent, string message)
    {
        var signing = git.Run(input: null, "config", "--type=bool", "--get", "commit.gpgsign");
        var isSigned = signing.Exit == 0 && Encoding.ASCII.GetString(signing.Output).Trim() == "true";
        string[] arguments = ["commit-tree", .. isSigned ? (string[])["-S"] : [], .. parent is null ? (string[])[] : ["-p", parent], "-F", "-", tree];
        var outcome = git.Run(Encoding.UTF8.GetBytes(message), arguments);
        return outcome.Exit == 0
            ? Encoding.ASCII.GetString(outcome.Output).Trim()
            : throw new GitFailure($"`git commit-tree` failed: {LastLine(outcome.Complaint)}", outcome.Complaint.Contains("tell me who you are", StringComparison.OrdinalIgnoreCase) ? "git config user.name NAME; git config user.email ADDRESS" : null);
    }

    /// <summary>Returns what undoing a commit would give at a later one.</summary>
    /// <param name="parent">What the commit was made upon.</param>
    public MergeOutcome Undo(string at, string commit, string parent)
    {
        // A commit that takes everything back, which nobody sees: merging it in undoes the one and keeps what came after.
        var back = git.Text("commit-tree", "-p", commit, "-m", "back", repository.TreeOf(parent));
        return repository.Merge(at, back);
    }

    /// <summary>Moves a reference of this repository, and tells whether it was where it was known to be.</summary>
    /// <param name="known">Null where it must not be there yet.</param>
    public bool TryMove(string reference, string commit, string? known) =>
        git.Run(input: null, "update-ref", "--create-reflog", reference, commit, known ?? new string('0', commit.Length)).Exit == 0;

    /// <summary>Fetches a branch and returns its commit; null where the remote has none of that name.</summary>
    public string? Fetch(string remote, string branch) => FetchReference(remote, $"refs/heads/{branch}");

    /// <summary>Fetches a commit by its name, where the remote gives it away.</summary>
    public void TryFetch(string remote, string commit) => git.Run(input: null, "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--end-of-options", remote, commit);

    /// <summary>Fetches a reference of any kind and returns its commit; null where the remote has none of that name.</summary>
    public string? FetchReference(string remote, string reference)
    {
        if (Tip(remote, reference) is null) return null;
        var kept = $"refs/mlops/fetched/{remote}/{reference}";
        git.Bytes("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--end-of-options", remote, $"+{reference}:{kept}");
        var commit = git.Text("rev-parse", "--verify", kept + "^{commit}");
        git.Bytes("update-ref", "-d", kept);
        return commit;
    }

    /// <summary>Moves a reference of a remote, and tells whether it was where it was known to be.</summary>
    public bool TryPush(string remote, string commit, string reference, string? known) =>
        git.Run(input: null, "push", "--quiet", $"--force-with-lease={reference}:{known}", "--end-of-options", remote, $"{commit}:{reference}").Exit == 0;

    private string? Tip(string remote, string reference)
    {
        var outcome = git.Run(input: null, "ls-remote", "--exit-code", "--end-of-options", remote, reference);
        return outcome.Exit switch
        {
            0 => Encoding.UTF8.GetString(outcome.Output).Split('\t')[0],
            2 => null,
            _ => throw new GitFailure($"the remote '{remote}' can't be read: {LastLine(outcome.Complaint)}"),
        };
    }

    /// <summary>Moves a branch of a remote, from where it is known to be.</summary>
    /// <param name="known">Null where it must not be there yet.</param>
    public void Push(string remote, string commit, string branch, string? known)
    {
        var outcome = git.Run(input: null, "push", "--quiet", string.Create(CultureInfo.InvariantCulture, $"--force-with-lease=refs/heads/{branch}:{known}"), "--end-of-options", remote, $"{commit}:refs/heads/{branch}");
        if (outcome.Exit != 0) throw new GitFailure($"branch '{branch}' can't be pushed to '{remote}': {LastLine(outcome.Complaint)}", "somebody else may be at it; the same command again goes on from there");
    }

    public string? UrlOf(string remote)
    {
        var outcome = git.Run(input: null, "remote", "get-url", "--end-of-options", remote);
        return outcome.Exit == 0 ? Encoding.UTF8.GetString(outcome.Output).Trim() : null;
    }

    /// <summary>Returns who commits here, as git writes it: a name, and an address in angle brackets.</summary>
    public string Committer()
    {
        var outcome = git.Run(input: null, "var", "GIT_COMMITTER_IDENT");
        var written = outcome.Exit == 0 ? Encoding.UTF8.GetString(outcome.Output) : "";
        var end = written.LastIndexOf('>');
        return end > 0 ? written[..(end + 1)] : throw new GitFailure("git does not know who you are", "git config user.name NAME; git config user.email ADDRESS");
    }

    // Filters of the user's would change what was written.
    private string Blob(string text)
    {
        var outcome = git.Run(Encoding.UTF8.GetBytes(text), "hash-object", "-w", "--no-filters", "--stdin");
        return outcome.Exit == 0 ? Encoding.ASCII.GetString(outcome.Output).Trim() : throw new GitFailure($"`git hash-object` failed: {LastLine(outcome.Complaint)}");
    }

    private static string LastLine(string complaint) => complaint.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [.., var last] ? last.Trim() : "it did not say why";
}
