using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Cli.Tests.Judging;

/// <summary>A real repository that is written in one go, with nothing checked out.</summary>
internal sealed class CaseRepository : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringBuilder stream = new();
    private int marks;

    public string Root => folder.Path;

    /// <summary>The names of the commits, by the numbers that <see cref="Commit"/> gave.</summary>
    public Dictionary<int, string> Names { get; } = [];

    public int Commit(string branch, int? parent, string author, string message, IReadOnlyDictionary<string, (string Mode, string Text)> files, int? other = null)
    {
        var mark = ++marks;
        var when = string.Create(CultureInfo.InvariantCulture, $"{1_780_000_000 + mark} +0000");
        stream.Append(CultureInfo.InvariantCulture, $"commit {branch}\nmark :{mark}\nauthor {author} {when}\ncommitter {author} {when}\n");
        Data(message);
        if (parent is { } before) stream.Append(CultureInfo.InvariantCulture, $"from :{before}\n");
        if (other is { } second) stream.Append(CultureInfo.InvariantCulture, $"merge :{second}\n");
        stream.Append("deleteall\n");
        foreach (var (path, (mode, text)) in files)
        {
            stream.Append(CultureInfo.InvariantCulture, $"M {mode} inline \"{path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"\n");
            Data(text);
        }

        stream.Append('\n');
        return mark;
    }

    public void Write()
    {
        Git(null, "init", "--quiet", "--initial-branch=main");
        Git(stream.ToString(), "fast-import", "--quiet", "--export-marks=.git/marks");
        foreach (var line in File.ReadAllLines(Path.Join(Root, ".git", "marks")))
        {
            var words = line.Split(' ');
            Names[int.Parse(words[0].AsSpan(1), CultureInfo.InvariantCulture)] = words[1];
        }
    }

    public void Dispose() => folder.Dispose();

    private void Data(string text) => stream.Append(CultureInfo.InvariantCulture, $"data {Encoding.UTF8.GetByteCount(text)}\n{text}\n");

    private void Git(string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Root, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var complaint = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(input ?? ""));
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {complaint.Result}{output.Result}");
    }
}
