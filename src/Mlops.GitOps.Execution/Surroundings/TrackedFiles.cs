using System.Text;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>What git tracks in a workspace. Git is asked once a run for each repository, and its index is among what the run depends on.</summary>
/// <param name="variables">Of these git gets PATH and HOME only: GIT_DIR and the like would make it speak of another repository.</param>
public sealed class TrackedFiles(string root, IReadOnlyDictionary<string, string> variables, FileTable files)
{
    private readonly Lock asking = new();

    private readonly Dictionary<string, IReadOnlyList<string>?> lists = new(StringComparer.Ordinal);

    /// <summary>Returns the tracked paths at or under a folder of the workspace, relative to the workspace and in ordinal order, also of files that
    /// are deleted; null where there is no git or no repository.</summary>
    public IReadOnlyList<string>? Under(string folder)
    {
        if (RepositoryOf(folder) is not { } repository) return null;
        var isAbove = (root + "/").StartsWith(repository == "/" ? "/" : repository + "/", StringComparison.Ordinal);
        return ListOf(isAbove ? root : repository, repository) is not { } list ? null
            : folder.Length == 0 ? list
            : [.. list.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal))];
    }

    private string? RepositoryOf(string folder)
    {
        for (var at = folder.Length == 0 ? root : Path.Join(root, folder); at is not null; at = Path.GetDirectoryName(at))
            if (files.KindOf(Path.Join(at, ".git")) is FileKind.Folder or FileKind.File) return at;
        return null;
    }

    private IReadOnlyList<string>? ListOf(string folder, string repository)
    {
        lock (asking)
        {
            if (!lists.TryGetValue(folder, out var list)) lists[folder] = list = Read(folder, repository);
            return list;
        }
    }

    private IReadOnlyList<string>? Read(string folder, string repository)
    {
        // The index is looked at before git is: if it changes in between, the next run sees that.
        _ = files.DigestOf(IndexOf(repository));
        if (ProgramFinder.TryFind("git", variables.GetValueOrDefault("PATH", ""), root, files) is not { } git) return null;
        var outcome = ToolCall.Run(
            git.Path, ["-c", "core.fsmonitor=false", "ls-files", "-z", "--cached", "--stage"], folder, Environment(), CancellationToken.None).GetAwaiter().GetResult();
        if (outcome.ExitCode == 0) return Paths(folder, Encoding.UTF8.GetString(outcome.Output));
        if (outcome.Errors.Contains("not a git repository", StringComparison.Ordinal)) return null;
        throw new RunFailure($"git cannot list the tracked files of '{repository}': {outcome.Errors.Trim()}");
    }

    // An entry is `mode object stage<TAB>path`; a path that is in conflict comes up to three times.
    private List<string> Paths(string folder, string output)
    {
        var prefix = folder.Length == root.Length ? "" : folder[(root.Length + 1)..] + "/";
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var path = prefix + entry[(entry.IndexOf('\t', StringComparison.Ordinal) + 1)..];
            if (!entry.StartsWith("160000 ", StringComparison.Ordinal)) paths.Add(path);
            else if (files.KindOf(Path.Join(root, path, ".git")) != FileKind.Missing) paths.UnionWith(Under(path) ?? []);
        }

        return [.. paths];
    }

    // In a work tree beside the first, and in a submodule, `.git` is a file that says where the rest is.
    private string IndexOf(string repository)
    {
        var git = Path.Join(repository, ".git");
        if (files.KindOf(git) != FileKind.File || files.DigestOf(git) is null) return Path.Join(git, "index");
        var text = File.ReadAllText(git).Trim();
        const string Start = "gitdir:";
        return text.StartsWith(Start, StringComparison.Ordinal) ? Path.Join(Path.GetFullPath(text[Start.Length..].Trim(), repository), "index") : git;
    }

    private List<KeyValuePair<string, string>> Environment()
    {
        List<KeyValuePair<string, string>> kept = [new("LC_ALL", "C"), new("GIT_OPTIONAL_LOCKS", "0")];
        foreach (var name in (ReadOnlySpan<string>)["PATH", "HOME"])
            if (variables.TryGetValue(name, out var value)) kept.Add(new(name, value));
        return kept;
    }
}
