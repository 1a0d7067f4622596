using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Execution.Experiments;

/// <summary>A parameter of a pipeline with one of the values that a sweep tries.</summary>
public sealed record SweptValue(string Parameter, YamlNode Value)
{
    /// <summary>The value as parameters are recorded.</summary>
    public string Text => TextOf(Value);

    /// <summary>What <c>--set</c> takes.</summary>
    public string Set => $"params.{Parameter}={Written}";

    /// <summary>The value as it stands in YAML, on one line.</summary>
    public string Written => YamlWriter.Write(YamlTree.Flow(YamlTree.Seq(Value.Resolved))).TrimEnd('\n')[1..^1];

    public static string TextOf(YamlNode? value) => value?.Resolved switch
    {
        null => "",
        YamlScalar scalar => scalar.IsNull ? "" : scalar.Value,
        var other => YamlJson.Write(other),
    };
}
