using System.Text;
using System.Text.Unicode;

namespace Mlops.GitOps.Cli.Rendering.Artifacts;

/// <summary>Tells what bytes are from how they begin. An object of the store has no name that would say it.</summary>
internal static class ArtifactKinds
{
    private const int Beginning = 8192;

    private const string MetricsSchema = "\"mlops/metrics/1\"";

    /// <summary>The schema of a file stands before anything else.</summary>
    private const int LinesWithSchema = 3;

    public static ArtifactKind Of(string path)
    {
        using var file = File.OpenHandle(path);
        var bytes = new byte[Math.Min(Beginning, RandomAccess.GetLength(file))];
        return Of(bytes.AsSpan(0, RandomAccess.Read(file, bytes, 0)));
    }

    public static ArtifactKind Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PAR1"u8)) return ArtifactKind.Parquet;
        if (bytes.Contains((byte)0) || !Utf8.IsValid(WholeCharacters(bytes))) return ArtifactKind.Binary;
        var lines = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n").Split('\n');
        if (lines[0].StartsWith('{') && lines.Take(LinesWithSchema).Any(static line => line.Contains(MetricsSchema, StringComparison.Ordinal))) return ArtifactKind.Metrics;
        if (lines[0].StartsWith('{')) return lines[0].EndsWith('}') && lines.Length > 1 && lines[1].StartsWith('{') ? ArtifactKind.JsonLines : ArtifactKind.Text;
        return IsCsv(lines) ? ArtifactKind.Csv : ArtifactKind.Text;
    }

    // Prose has commas, too, but not the same number of them in each line.
    private static bool IsCsv(string[] lines)
    {
        var commas = lines[0].Count(static letter => letter == ',');
        return commas > 0 && lines.Length > 1 && lines.Skip(1).Take(Math.Min(3, lines.Length - 2)).All(line => line.Contains('"', StringComparison.Ordinal) || line.Count(static letter => letter == ',') == commas);
    }

    // The last character may be cut.
    private static ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.Length;
        if (end < Beginning) return bytes;
        while (end > 0 && bytes.Length - end < 4 && (bytes[end - 1] & 0xC0) == 0x80) end--;
        return end > 0 && bytes[end - 1] >= 0xC0 ? bytes[..(end - 1)] : bytes;
    }
}
