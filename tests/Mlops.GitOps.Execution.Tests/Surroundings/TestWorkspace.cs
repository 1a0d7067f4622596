using System.Diagnostics;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Tests.Surroundings;

/// <summary>A workspace on a real disk, in a real repository where a test asks for one.</summary>
internal sealed class TestWorkspace : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TestWorkspace(string under = "")
    {
        Root = under.Length == 0 ? folder.Path : Path.Join(folder.Path, under);
        Directory.CreateDirectory(Root);
        With("mlops.yaml", "mlops: 1\n");
    }

    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
        ["HOME"] = Environment.GetEnvironmentVariable("HOME") ?? "",
    };

    public string Root { get; }

    public string Outer => folder.Path;

    public string this[string relative] => Path.Join(Root, relative);

    /// <summary>A new one each time: the table of a run that knows nothing yet.</summary>
    public FileTable Table() => new(Root);

    public TestWorkspace With(string relative, string text = "x")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], text);
        return this;
    }

    public TestWorkspace WithProgram(string relative, string text = "#!/bin/sh\n")
    {
        With(relative, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(this[relative], File.GetUnixFileMode(this[relative]) | UnixFileMode.UserExecute);
        return this;
    }

    public TestWorkspace WithLink(string relative, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[relative])!);
        File.CreateSymbolicLink(this[relative], target);
        return this;
    }

    public IReadOnlyList<string> Glob(string pattern) => GlobWalk.Files(Root, Execution.Surroundings.Glob.Parse(pattern), Table());

    public CodeManifest Code(string[]? globs, params string[] arguments) => CodeFiles().Of("clean", globs is null ? null : (EquatableArray<string>)[.. globs], arguments);

    public CodeFiles CodeFiles(params string[] written)
    {
        var table = Table();
        return new CodeFiles(Root, table, new TrackedFiles(Root, Variables, table), written.ToHashSet(StringComparer.Ordinal));
    }

    public string Git(params string[] arguments) => GitIn(Root, arguments);

    public static string GitIn(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "git", ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", .. arguments])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        using var git = Process.Start(start)!;
        var errors = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, errors.Result);
        return output;
    }

    public void Dispose() => folder.Dispose();
}
