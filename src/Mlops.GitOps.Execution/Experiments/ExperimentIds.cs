using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Experiments;

/// <summary>Ids that say what they are of, so that the same run has the same folder wherever and whenever it is recorded.</summary>
internal static class ExperimentIds
{
    /// <summary>Returns 18 digits, as MLflow's own ids have.</summary>
    public static string OfExperiment(string name)
    {
        const ulong least = 100_000_000_000_000_000;
        Span<byte> bytes = stackalloc byte[Digest.Size];
        Digest.OfText(Joined(["experiment/1", name])).CopyTo(bytes);
        return (least + (BinaryPrimitives.ReadUInt64BigEndian(bytes) % (9 * least))).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Returns 32 hex digits over what a run is made from; the key of the stage that measures is over all that went into it.</summary>
    public static string OfRun(string experiment, string pipeline, Trial trial, Digest key) => Digest.OfText(Joined(
    [
        "run/1", experiment, pipeline, key.Hex, trial.Configuration,
        trial.Replicate.ToString(CultureInfo.InvariantCulture), trial.Seed.ToString(CultureInfo.InvariantCulture),
        .. trial.Params.SelectMany(static parameter => (string[])[parameter.Key, parameter.Value]),
    ])).Hex[..32];

    // With its length before each, no two lists are joined the same.
    private static string Joined(ReadOnlySpan<string> words)
    {
        var joined = new StringBuilder();
        foreach (var word in words) joined.Append(CultureInfo.InvariantCulture, $"{word.Length}:").Append(word);
        return joined.ToString();
    }
}
