using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Mlops.GitOps.Promotion.Git;

/// <summary>Starts <c>git</c>. It sees the user's settings, so that signing and credentials work, and nothing that bends what is read.</summary>
internal sealed class GitProgram(string folder, Func<string, string?> variable)
{
    // A replaced object, a file monitor or a pager would be somebody else's answer.
    private static readonly string[] Plain = ["--no-pager", "--no-replace-objects", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "advice.graftFileDeprecated=false"];

    // What points git at another repository than the folder's own.
    private static readonly string[] Redirections =
        ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_ATTR_SOURCE"];

    public string Folder => folder;

    /// <summary>Whether to see no attributes of files: neither those of a work tree nor those of an index.</summary>
    public bool IsWithoutAttributes { get; init; }

    /// <summary>A file to hold what is to be committed, in the place of the user's; null for none.</summary>
    public string? Index { get; init; }

    /// <summary>Returns the same program with an index of its own, so that nothing that is checked out or staged is touched.</summary>
    public GitProgram WithIndex(string path) => new(folder, variable) { Index = path };

    /// <summary>Runs a command and returns what it prints.</summary>
    public byte[] Bytes(params ReadOnlySpan<string> arguments)
    {
        var outcome = Run(input: null, arguments);
        return outcome.Exit == 0 ? outcome.Output : throw new GitFailure($"`git {arguments[0]}` failed: {FirstLine(outcome.Complaint)}");
    }

    /// <summary>Runs a command and returns the text it prints, without the line break at its end.</summary>
    public string Text(params ReadOnlySpan<string> arguments) => Encoding.UTF8.GetString(Bytes(arguments)).TrimEnd('\n');

    /// <summary>Runs a command whose exit status is an answer.</summary>
    /// <param name="input">What it reads; null for nothing.</param>
    public GitOutcome Run(byte[]? input, params ReadOnlySpan<string> arguments)
    {
        using var process = Start([.. arguments]);
        var feeding = Feed(process, input);
        var complaint = process.StandardError.ReadToEndAsync();
        var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        feeding.GetAwaiter().GetResult();
        var said = complaint.GetAwaiter().GetResult();
        process.WaitForExit();
        return new GitOutcome(process.ExitCode, output.ToArray(), said);
    }

    /// <summary>Starts a command that is spoken to as it runs.</summary>
    public Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Find(), [.. Plain, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in Redirections) start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        if (IsWithoutAttributes) start.Environment["GIT_INDEX_FILE"] = Path.Join(folder, "no-index");
        if (Index is not null) start.Environment["GIT_INDEX_FILE"] = Index;
        if (variable("PATH") is { } path) start.Environment["PATH"] = path;
        try
        {
            return Process.Start(start) ?? throw new GitFailure("git did not start");
        }
        catch (Win32Exception failure)
        {
            throw new GitFailure($"git did not start: {failure.Message}", "install git");
        }
    }

    // The system looks in the PATH of this process, which need not be the one that was given.
    private string Find()
    {
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        var folders = (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(one => Path.Join(one, name)).FirstOrDefault(File.Exists) ?? name;
    }

    private static async Task Feed(Process process, byte[]? input)
    {
        try
        {
            if (input is not null) await process.StandardInput.BaseStream.WriteAsync(input).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException) when (process.HasExited)
        {
            // It ended before it had read all; its exit status says why.
        }
    }

    private static string FirstLine(string complaint)
    {
        var line = complaint.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first.Trim() : "it did not say why";
        return line.StartsWith("fatal: ", StringComparison.Ordinal) ? line["fatal: ".Length..] : line;
    }
}
