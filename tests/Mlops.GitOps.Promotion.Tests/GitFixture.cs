using System.Diagnostics;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Promotion.Git;

namespace Mlops.GitOps.Promotion.Tests;

/// <summary>A repository of its own, with real git.</summary>
internal sealed class GitFixture : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public GitFixture() => Git("init", "--quiet", "--initial-branch=main");

    public string Root => folder.Path;

    public GitRepository Open(string under = "") => GitRepository.Open(Path.Join(Root, under), Environment.GetEnvironmentVariable);

    /// <summary>Writes files (null removes one) and commits them.</summary>
    public string Commit(string message, params (string Path, string? Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            var full = Path.Join(Root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            if (text is null) File.Delete(full);
            else File.WriteAllText(full, text);
        }

        Git("add", "--all");
        Git("commit", "--quiet", "--allow-empty", "--message", message);
        return Git("rev-parse", "HEAD");
    }

    public string Git(params string[] arguments) => GitAt(null, arguments);

    /// <summary>Runs git as if it were a certain time.</summary>
    public string GitAt(string? time, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=Ada", "-c", "user.email=1001+ada@users.noreply.github.com", "-c", "commit.gpgsign=false", .. arguments])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (time is not null) start.Environment["GIT_COMMITTER_DATE"] = time;
        using var process = Process.Start(start)!;
        var complaint = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {complaint.Result}");
        return output.TrimEnd('\n');
    }

    public void Dispose() => folder.Dispose();
}
