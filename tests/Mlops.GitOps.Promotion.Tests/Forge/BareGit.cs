using System.Diagnostics;

namespace Mlops.GitOps.Promotion.Tests.Forge;

/// <summary>Git in a repository without a work tree, as a forge has them.</summary>
internal sealed class BareGit(string folder)
{
    public string Folder => folder;

    public string Run(params string[] arguments) => TryRun(arguments) ?? throw new InvalidOperationException($"git {string.Join(' ', arguments)}");

    public string? TryRun(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=GitHub", "-c", "user.email=noreply@github.com", "-c", "commit.gpgsign=false", .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GIT_COMMITTER_EMAIL"] = "noreply@github.com";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = error.Result;
        return process.ExitCode == 0 ? output.TrimEnd('\n') : null;
    }

    public string? Tip(string branch) => TryRun("rev-parse", "--verify", "--quiet", $"refs/heads/{branch}");

    public string[] Lines(params string[] arguments) => Run(arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
