using System.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Writes text of several lines as a literal block, where that shows it as it is.</summary>
internal static class YamlLiteral
{
    public static bool CanHold(YamlScalar scalar)
    {
        var text = scalar.Value;
        if (scalar.IsPlain || !text.Contains('\n') || text[0] is ' ' or '\t' or '\n') return false;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('\n' or '\t') && !YamlQuoted.IsPlainlyVisible(text, at)) return false;

            // Blanks at the end of a line are content that no one sees.
            if (text[at] is ' ' or '\t' && (at + 1 == text.Length || text[at + 1] == '\n')) return false;
        }

        return true;
    }

    public static void Write(StringBuilder output, string text, int indent)
    {
        output.Append(text[text.Length - 1] != '\n' ? "|-" : text[text.Length - 2] != '\n' ? "|" : "|+").Append('\n');
        var lines = text.Split('\n');
        var count = text[text.Length - 1] == '\n' ? lines.Length - 1 : lines.Length;
        for (var index = 0; index < count; index++)
        {
            if (lines[index].Length > 0) output.Append(' ', indent).Append(lines[index]);
            output.Append('\n');
        }
    }
}
