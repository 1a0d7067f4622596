using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Records;

/// <summary>What a pin names: the model with all that decides what it answers. How good it is, who made it and when are not in it.</summary>
public static class Bundle
{
    /// <summary>Returns the digest that a version record must say; null where it lacks what the digest is over.</summary>
    public static Digest? Of(YamlMap record)
    {
        if (record.Map("digests").Text("model") is not { } model) return null;
        return CanonicalJson.DigestOf(YamlTree.Map(
            ("data", record.Find("data")?.Value),
            ("features", record.Find("features")?.Value),
            ("inputs", record.Find("inputs")?.Value),
            ("model", YamlTree.Text(model.Value)),
            ("output", record.Find("output")?.Value)));
    }
}
