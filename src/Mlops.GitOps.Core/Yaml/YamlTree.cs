using System.Globalization;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Makes trees to be written, so that the code reads like the YAML. Quoting belongs to the writer.</summary>
public static class YamlTree
{
    public static YamlMap Map(params (string Key, YamlNode? Value)[] entries) => Map(entries.AsEnumerable());

    /// <summary>Leaves out entries without a value.</summary>
    public static YamlMap Map(IEnumerable<(string Key, YamlNode? Value)> entries) =>
        new(default, [.. entries.Where(static e => e.Value is not null).Select(static e => new YamlEntry(Text(e.Key), e.Value ?? Null))], IsFlow: false);

    public static YamlSequence Seq(params YamlNode[] items) => new(default, [.. items], IsFlow: false);

    public static YamlSequence Seq(IEnumerable<YamlNode> items) => new(default, [.. items], IsFlow: false);

    public static YamlMap Flow(YamlMap map) => map with { IsFlow = true };

    public static YamlSequence Flow(YamlSequence sequence) => sequence with { IsFlow = true };

    /// <summary>Makes a string: the writer quotes it where it would be read as anything else.</summary>
    public static YamlScalar Text(string value) => new(default, value, ScalarStyle.DoubleQuoted);

    public static YamlScalar Number(double value) => new(default, value.ToString("R", CultureInfo.InvariantCulture), ScalarStyle.Plain);

    public static YamlScalar Number(long value) => new(default, value.ToString(CultureInfo.InvariantCulture), ScalarStyle.Plain);

    public static YamlScalar Bool(bool value) => new(default, value ? "true" : "false", ScalarStyle.Plain);

    public static YamlScalar Null { get; } = new(default, "null", ScalarStyle.Plain);
}
