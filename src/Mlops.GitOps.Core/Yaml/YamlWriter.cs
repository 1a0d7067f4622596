using System.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Writes a tree in canonical layout: two spaces, lists indented under their key, quotes only where they are needed.</summary>
public static class YamlWriter
{
    public static string Write(YamlNode root)
    {
        var output = new StringBuilder();
        if (IsBlock(root)) WriteBlock(output, root, indent: 0, isBehindDash: false, isRoot: true);
        else WriteInline(output, root, indent: 0);
        if (output.Length == 0 || output[output.Length - 1] != '\n') output.Append('\n');
        return output.ToString();
    }

    private static bool IsBlock(YamlNode node) => node is YamlMap { IsFlow: false, Entries.Length: > 0 } or YamlSequence { IsFlow: false, Written.Length: > 0 };

    private static void WriteBlock(StringBuilder output, YamlNode node, int indent, bool isBehindDash, bool isRoot)
    {
        var properties = PropertiesOf(node);
        if (properties.Length > 0) output.Append(isRoot ? "" : " ").Append(properties.TrimEnd());
        if (properties.Length > 0 || (!isBehindDash && !isRoot)) output.Append('\n');
        else if (isBehindDash) output.Append(' ');
        var isCompact = isBehindDash && properties.Length == 0;
        if (node is YamlMap map)
        {
            YamlNode? previous = null;
            foreach (var entry in map.Entries)
            {
                if (isRoot && previous is not null && IsParted(previous, entry.Written)) output.Append('\n');
                previous = entry.Written;
                if (!isCompact) output.Append(' ', indent);
                isCompact = false;
                output.Append(PropertiesOf(entry.Key)).Append(KeyOf(entry.Key, isInFlow: false)).Append(':');
                WriteValue(output, entry.Written, indent, isBehindDash: false);
            }
        }
        else if (node is YamlSequence sequence)
        {
            foreach (var item in sequence.Written)
            {
                if (!isCompact) output.Append(' ', indent);
                isCompact = false;
                output.Append('-');
                WriteValue(output, item, indent, isBehindDash: true);
            }
        }
    }

    // Blank lines part the sections of a file. After block text one would be part of the text.
    private static bool IsParted(YamlNode above, YamlNode below) => (IsBlock(above) || IsBlock(below)) && !EndsInBlockText(above);

    private static bool EndsInBlockText(YamlNode node) => node switch
    {
        YamlScalar scalar => YamlLiteral.CanHold(scalar),
        YamlMap { IsFlow: false, Entries.Length: > 0 } map => EndsInBlockText(map.Entries[map.Entries.Length - 1].Written),
        YamlSequence { IsFlow: false, Written.Length: > 0 } list => EndsInBlockText(list.Written[list.Written.Length - 1]),
        _ => false,
    };

    private static void WriteValue(StringBuilder output, YamlNode value, int indent, bool isBehindDash)
    {
        if (IsBlock(value))
        {
            WriteBlock(output, value, indent + 2, isBehindDash, isRoot: false);
            return;
        }

        output.Append(' ');
        WriteInline(output, value, indent);
        if (output[output.Length - 1] == '\n') return;
        if (value is YamlScalar { Comment: { } comment }) output.Append(" # ").Append(comment);
        output.Append('\n');
    }

    private static void WriteInline(StringBuilder output, YamlNode node, int indent)
    {
        if (node is YamlScalar scalar && YamlLiteral.CanHold(scalar))
        {
            output.Append(PropertiesOf(node));
            YamlLiteral.Write(output, scalar.Value, indent + 2);
        }
        else
        {
            WriteFlow(output, node, isInFlow: false);
        }
    }

    private static void WriteFlow(StringBuilder output, YamlNode node, bool isInFlow)
    {
        output.Append(PropertiesOf(node));
        switch (node)
        {
            case YamlAlias alias:
                output.Append('*').Append(alias.Name);
                break;
            case YamlScalar scalar:
                output.Append(TextOf(scalar, isInFlow));
                break;
            case YamlSequence sequence:
                output.Append('[');
                for (var index = 0; index < sequence.Written.Length; index++)
                {
                    if (index > 0) output.Append(", ");
                    WriteFlow(output, sequence.Written[index], isInFlow: true);
                }

                output.Append(']');
                break;
            case YamlMap map:
                output.Append('{');
                for (var index = 0; index < map.Entries.Length; index++)
                {
                    if (index > 0) output.Append(", ");
                    output.Append(PropertiesOf(map.Entries[index].Key)).Append(KeyOf(map.Entries[index].Key, isInFlow: true)).Append(": ");
                    WriteFlow(output, map.Entries[index].Written, isInFlow: true);
                }

                output.Append('}');
                break;
        }
    }

    private static string PropertiesOf(YamlNode node) =>
        (node.Anchor is null ? "" : $"&{node.Anchor} ") + (node.Tag is null ? "" : $"{node.Tag} ");

    // Keys are text whatever they look like, but readers of other schemas do not know; of `on` they do, from every workflow.
    private static string KeyOf(YamlScalar key, bool isInFlow) =>
        key.Value == "on" || (YamlPlain.IsString(key.Value, isInFlow) && YamlPlain.CanBeKey(key.Value)) ? key.Value : YamlQuoted.Write(key.Value);

    private static string TextOf(YamlScalar scalar, bool isInFlow)
    {
        if (scalar.IsNull) return "null";
        var isPlain = scalar.IsPlain ? YamlPlain.CanStand(scalar.Value, isInFlow) : YamlPlain.IsString(scalar.Value, isInFlow);
        return isPlain ? scalar.Value : YamlQuoted.Write(scalar.Value);
    }
}
