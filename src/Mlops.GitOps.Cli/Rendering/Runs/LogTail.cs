using System.Text;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Rendering.Runs;

/// <summary>The last lines of a log, however long it is, so that they can't steer a terminal or a workflow.</summary>
internal static class LogTail
{
    private const int MostLines = 20;

    private const int MostBytes = 64 * 1024;

    private const int MostColumns = 300;

    public static IReadOnlyList<string> Read(string? path)
    {
        if (path is null || !File.Exists(path)) return [];
        using var file = File.OpenHandle(path, share: FileShare.ReadWrite);
        var length = RandomAccess.GetLength(file);
        var bytes = new byte[Math.Min(length, MostBytes)];
        var read = RandomAccess.Read(file, bytes, length - bytes.Length);
        var lines = Encoding.UTF8.GetString(bytes, 0, read).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return lines is [""] ? [] : [.. lines.TakeLast(MostLines).Select(Shown)];
    }

    /// <summary>Returns what a stage said first: of one that decides or registers, its answer.</summary>
    public static string? FirstLine(string path)
    {
        if (!File.Exists(path)) return null;
        using var reader = new StreamReader(path, Encoding.UTF8);
        return reader.ReadLine() is { Length: > 0 } line ? Text(line) : null;
    }

    // A bar stands before each: GitHub obeys `::command` also behind blanks, and `##[command]` wherever it stands.
    private static string Shown(string line) => "  | " + Text(line);

    private static string Text(string line)
    {
        var cut = line.Length <= MostColumns ? line : line[..MostColumns] + "…";
        var text = Printable.Text(cut.Replace("\t", "    ", StringComparison.Ordinal));
        return text.Replace("##[", "##\\[", StringComparison.Ordinal).Replace("##vso[", "##vso\\[", StringComparison.Ordinal);
    }
}
