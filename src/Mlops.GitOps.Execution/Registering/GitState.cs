using System.Text;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Registering;

/// <summary>Which code a workspace holds.</summary>
/// <param name="IsDirty">Whether files differ from the commit, besides what runs write for it.</param>
public sealed record GitState(string Commit, bool IsDirty)
{
    /// <summary>Returns the state of the repository; null where there is none, or no commit yet.</summary>
    public static GitState? Of(string root, Func<string, string?> variable)
    {
        if (Run(root, variable, "rev-parse", "--verify", "-q", "HEAD") is not { } commit) return null;
        var changed = Run(root, variable, "status", "--porcelain", "-z", "--untracked-files=normal", "--", ".", ":(exclude)registry", ":(exclude)locks", ":(exclude).mlops", ":(exclude)mlruns");
        return new GitState(commit.Trim(), changed is { Length: > 0 });
    }

    /// <summary>Returns what git says, or null where it says nothing good.</summary>
    internal static string? Run(string root, Func<string, string?> variable, params string[] arguments) =>
        Bytes(root, variable, arguments) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    internal static byte[]? Bytes(string root, Func<string, string?> variable, params string[] arguments)
    {
        List<KeyValuePair<string, string>> kept = [new("LC_ALL", "C"), new("GIT_OPTIONAL_LOCKS", "0")];
        foreach (var name in (ReadOnlySpan<string>)["PATH", "HOME"])
        {
            if (variable(name) is { } value) kept.Add(new(name, value));
        }

        try
        {
            var outcome = ToolCall.Run("git", ["-c", "core.fsmonitor=false", .. arguments], root, kept, CancellationToken.None).GetAwaiter().GetResult();
            return outcome.ExitCode == 0 ? outcome.Output : null;
        }
        catch (RunFailure)
        {
            return null;   // there is no git on this machine
        }
    }
}
