using System.Globalization;
using System.Text;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Index;
using Mlops.GitOps.Execution.Planning;

namespace Mlops.GitOps.Execution.Running;

/// <summary>What a run leaves for the next one: what it was asked, whether all was current at its end, and the plan.</summary>
/// <param name="Asked">Everything of a request that says what its results are.</param>
/// <param name="IsComplete">Whether a run that is asked the same has nothing to do as long as no file changes.</param>
/// <param name="PlanFor">Everything of a request that the plan was made for, besides specs.</param>
/// <param name="Specs">The files and folders that the plan was compiled from.</param>
internal sealed record RunIndex(string Asked, bool IsComplete, int StageCount, string PlanFor, IReadOnlyList<string> Specs, LoweredPipeline Pipeline)
{
    /// <summary>Raised when the bytes mean something else.</summary>
    private const byte Version = 3;

    public static string AskedBy(RunRequest request) => Joined(
    [
        PlanForOf(request), request.StoreUrl, request.IsOnly ? "only" : "", request.IsSample ? "sample" : "", request.Variable("PATH") ?? "",
        .. request.Stages.Order(StringComparer.Ordinal),
    ]);

    public static string PlanForOf(RunRequest request) => Joined([request.ToolVersion, request.Happening, .. request.Sets]);

    // With its length before each, no two lists are joined the same.
    private static string Joined(ReadOnlySpan<string> words)
    {
        var joined = new StringBuilder();
        foreach (var word in words) joined.Append(CultureInfo.InvariantCulture, $"{word.Length}:").Append(word);
        return joined.ToString();
    }

    /// <summary>Returns how many stages are current where an index says that all are, for this request; else null.</summary>
    public static int? CurrentCount(IndexFile index, RunRequest request)
    {
        using var reader = ReaderOf(index);
        if (reader.ReadByte() != Version || reader.ReadString() != AskedBy(request) || !reader.ReadBoolean()) return null;
        var count = reader.ReadInt32();
        return reader.ReadBoolean() || !request.IsUnnamed ? count : null;
    }

    /// <summary>Returns the plan where it would be compiled the same again, and asks the table about all that it was compiled from.</summary>
    public static LoweredPipeline? PlanOf(IndexFile? index, RunRequest request, FileTable files, out IReadOnlyList<string> specs)
    {
        specs = [];
        if (index is null) return null;
        using var reader = ReaderOf(index);
        if (reader.ReadByte() != Version) return null;
        reader.ReadString();
        reader.ReadBoolean();
        reader.ReadInt32();
        if (!reader.ReadBoolean() && request.IsUnnamed) return null;
        if (reader.ReadString() != PlanForOf(request)) return null;
        var paths = new string[reader.ReadInt32()];
        for (var at = 0; at < paths.Length; at++) paths[at] = reader.ReadString();
        foreach (var path in paths)
        {
            if (index.Find(path) is not { } before || files.AskAgain(before) != before.Digest) return null;
        }

        specs = paths;
        return PlanCodec.Read(reader);
    }

    public void Write(string path, FileTable files)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Version);
            writer.Write(Asked);
            writer.Write(IsComplete);
            writer.Write(StageCount);
            writer.Write(Pipeline.IsOnly);
            writer.Write(PlanFor);
            writer.Write(Specs.Count);
            foreach (var spec in Specs) writer.Write(spec);
            PlanCodec.Write(Pipeline, writer);
        }

        IndexFile.Write(path, files.Entries, stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static BinaryReader ReaderOf(IndexFile index)
    {
        var payload = index.Payload;
        return System.Runtime.InteropServices.MemoryMarshal.TryGetArray(payload, out var bytes) && bytes.Array is { } array
            ? new BinaryReader(new MemoryStream(array, bytes.Offset, bytes.Count, writable: false), Encoding.UTF8)
            : new BinaryReader(new MemoryStream(payload.ToArray()), Encoding.UTF8);
    }
}
