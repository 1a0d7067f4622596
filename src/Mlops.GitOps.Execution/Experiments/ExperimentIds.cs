using System.Buffers.Binary;
using System.Globalization;
using Mlops.GitOps.Core.Records;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Execution.Experiments;

/// <summary>Ids that say what they are of, so that the same run has the same folder wherever and whenever it is recorded.</summary>
internal static class ExperimentIds
{
    /// <summary>Returns 18 digits, as MLflow's own ids have.</summary>
    public static string OfExperiment(string name)
    {
        const ulong least = 100_000_000_000_000_000;
        Span<byte> bytes = stackalloc byte[Digest.Size];
        CanonicalJson.DigestOf(Map(("experiment", Text(name)))).CopyTo(bytes);
        return (least + (BinaryPrimitives.ReadUInt64BigEndian(bytes) % (9 * least))).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Returns 32 hex digits over what a run is made from; the key of the stage that measures is over all that went into it.</summary>
    public static string OfRun(string experiment, string pipeline, Trial trial, Digest key) => CanonicalJson.DigestOf(Map(
        ("experiment", Text(experiment)),
        ("pipeline", Text(pipeline)),
        ("configuration", Text(trial.Configuration)),
        ("replicate", Number(trial.Replicate)),
        ("seed", Number(trial.Seed)),
        ("params", Map(trial.Params.Select(static parameter => (parameter.Key, (Core.Yaml.YamlNode?)Text(parameter.Value))))),
        ("key", Text(key.ToString())))).Hex[..32];
}
