using System.Text;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Experiments;

/// <summary>The commit that a workspace is at.</summary>
/// <param name="IsDirty">Whether files that git knows differ from it.</param>
public sealed record CodeState(string Commit, bool IsDirty)
{
    /// <summary>Returns where a workspace stands; null where it is in no repository, or git is not installed.</summary>
    public static CodeState? Of(string root, Func<string, string?> variable, CancellationToken stop)
    {
        var path = variable("PATH") ?? "";
        if (ProgramFinder.TryFind("git", path, root, new FileTable(root)) is not { } git) return null;
        List<KeyValuePair<string, string>> variables = [new("LC_ALL", "C"), new("GIT_OPTIONAL_LOCKS", "0"), new("PATH", path)];
        if (variable("HOME") is { } home) variables.Add(new("HOME", home));
        if (Ask(["rev-parse", "--verify", "--quiet", "HEAD"]) is not { Length: > 0 } commit) return null;
        return new CodeState(commit, Ask(["status", "--porcelain", "--untracked-files=no", "--", "."]) is { Length: > 0 });

        string? Ask(string[] arguments)
        {
            var outcome = ToolCall.Run(git.Path, ["-c", "core.fsmonitor=false", .. arguments], root, variables, stop).GetAwaiter().GetResult();
            return outcome.ExitCode == 0 ? Encoding.UTF8.GetString(outcome.Output).Trim() : null;
        }
    }
}
