using System.Text;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Rendering;

/// <summary>Shows a page of Markdown on a terminal, calmly: headings are bold, code is indented, the rest is as it is written.</summary>
internal static class PageRenderer
{
    public static string Render(string page, Paint paint)
    {
        var output = new StringBuilder();
        var isInFence = false;
        foreach (var line in page.TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) isInFence = !isInFence;
            else if (isInFence) output.Append(line.Length > 0 ? "    " : "").Append(paint.Cyan(line)).Append('\n');
            else if (line.StartsWith('#')) output.Append(paint.Bold(line.TrimStart('#').Trim())).Append('\n');
            else output.Append(WithCode(line, paint)).Append('\n');
        }

        return output.ToString();
    }

    // Without colours the backticks are what tells code from prose, so they stay.
    private static string WithCode(string line, Paint paint)
    {
        if (!paint.IsOn || !line.Contains('`')) return line;
        var parts = line.Split('`');
        for (var at = 1; at < parts.Length - 1; at += 2) parts[at] = paint.Cyan(parts[at]);
        return string.Concat(parts);
    }
}
