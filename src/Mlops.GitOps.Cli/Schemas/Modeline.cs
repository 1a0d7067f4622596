namespace Mlops.GitOps.Cli.Schemas;

/// <summary>The comment by which an editor finds the schema of a YAML file. It is the first line.</summary>
public static class Modeline
{
    private const string Start = "# yaml-language-server:";

    /// <summary>Returns the comment for a file of a workspace, or null for a file that is none of ours.</summary>
    /// <param name="path">The file, relative to the workspace.</param>
    /// <param name="schemas">The folder of the schemas, relative to the workspace.</param>
    public static string? For(string path, string schemas = "schemas")
    {
        if (SchemaFiles.For(path) is not { } schema) return null;
        var up = string.Concat(Enumerable.Repeat("../", path.Count(static c => c == '/')));
        return $"{Start} $schema={up}{schemas.TrimEnd('/')}/{schema.FileName}";
    }

    /// <summary>Returns the text with the comment as its first line, in place of the one it may have among its first comments.</summary>
    public static string SetIn(string text, string modeline)
    {
        var mark = text.StartsWith('\uFEFF') ? "\uFEFF" : "";
        var body = text[mark.Length..];
        var lineBreak = body.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return mark + modeline + lineBreak + WithoutModeline(body);
    }

    private static string WithoutModeline(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            var next = end < 0 ? text.Length : end + 1;
            var line = text[at..next];
            if (line.StartsWith(Start, StringComparison.Ordinal)) return text.Remove(at, next - at);
            if (line.Trim() is not "" and not ['#', ..]) return text;
            at = next;
        }

        return text;
    }
}
