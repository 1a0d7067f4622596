using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Keys;
using Mlops.GitOps.Execution.Results;

namespace Mlops.GitOps.Execution.Tests.Results;

/// <summary>Results that stages might have given.</summary>
internal static class SampleResults
{
    public static StageResult Make(string stage, int number, string value = "200") => new(
        stage,
        Digest.OfText($"{stage} {number}"),
        [new("kind", "train"), new("params.trees", value), new("in.rows", Digest.OfText("rows").ToString()), new("quote \" \\ é → \n", "\u0001😀")],
        [new("metrics", new Artifact(Digest.OfText($"metrics {number}"), 17, IsFolder: false, Rows: number)), new("model", new Artifact(Digest.OfText(value), 1L << 40, IsFolder: true))],
        "2026-11-01T10-00-00Z-credit",
        new DateTimeOffset(2026, 11, 1, 10, 0, 0, TimeSpan.Zero).AddTicks(number),
        new TimeSpan(1_234_567_891 + number));

    public static ImmutableArray<StageResult> Make(int count) => [.. Enumerable.Range(0, count).Select(static number => Make($"credit/stage{number}@eu", number))];

    /// <summary>Returns all that a result says, to be compared: arrays in records are equal only to themselves.</summary>
    public static string Spelled(StageResult? result) => result is null ? "none" :
        $"{result.Stage} {result.Key} {string.Join('|', result.Parts)} {string.Join('|', result.Outputs)} {result.Run} {result.EndedAt:O} {result.Elapsed.Ticks}";

    public static string LinesOf(IEnumerable<StageResult> results)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var result in results) JournalLine.Write(result, lines);
        return Encoding.UTF8.GetString(lines.WrittenSpan);
    }
}
