namespace Mlops.GitOps.Core.Yaml;

/// <summary>Lays out literal and folded blocks of text: the indentation changes, the text does not.</summary>
internal sealed class YamlTextLayout(YamlPage page)
{
    public void Write(YamlScalar scalar, int indent)
    {
        page.Add(YamlInlineLayout.PropertiesOf(scalar));
        var source = page.Source;
        var start = YamlInlineLayout.ContentStart(scalar);
        var endOfHeader = source.IndexOf('\n', start);
        if (endOfHeader < 0) endOfHeader = source.Length;
        var header = source.Substring(start, Math.Min(endOfHeader - start, 3));
        var chomping = header.IndexOf('+') is 1 or 2 ? "+" : header.IndexOf('-') is 1 or 2 ? "-" : "";
        var lines = LinesBehind(scalar, endOfHeader);
        if (chomping != "+")
        {
            while (lines.Count > 0 && lines[lines.Count - 1].Length == 0) lines.RemoveAt(lines.Count - 1);
        }

        page.Add(scalar.Style == ScalarStyle.Literal ? '|' : '>');
        if (NeedsIndicator(lines)) page.Add('2');
        page.Add(chomping);
        page.AddTrailing(start, endOfHeader);
        page.EndLine();
        foreach (var line in lines)
        {
            if (line.Length > 0) page.Add(' ', indent).Add(line);
            page.EndLine();
        }

        page.EndsInText = chomping == "+";
    }

    private static bool NeedsIndicator(List<string> lines)
    {
        foreach (var line in lines)
        {
            if (line.Length > 0) return line[0] == ' ';
        }

        return false;
    }

    /// <summary>Returns the lines of the text without their indentation.</summary>
    private List<string> LinesBehind(YamlScalar scalar, int endOfHeader)
    {
        var source = page.Source;
        var lines = new List<string>();
        var indentation = -1;
        var inner = InnerIndentation(scalar.Value);
        for (var at = endOfHeader + 1; at < source.Length;)
        {
            var end = source.IndexOf('\n', at);
            if (end < 0) end = source.Length;
            var line = source.Substring(at, end - at).TrimEnd('\r');
            var spaces = 0;
            while (spaces < line.Length && line[spaces] == ' ') spaces++;
            if (spaces < line.Length)
            {
                // The first line that shows something also shows how far in the text is.
                if (at >= scalar.Span.End && line.Trim().Length > 0) break;
                if (indentation < 0) indentation = spaces - inner;
            }

            lines.Add(line);
            at = end + 1;
        }

        for (var index = 0; index < lines.Count; index++)
            lines[index] = indentation >= 0 && lines[index].Length > indentation ? lines[index].Substring(indentation) : "";
        return lines;
    }

    // A text whose first line begins with spaces says in its header how far in it is; the value still has these spaces.
    private static int InnerIndentation(string value)
    {
        foreach (var line in value.Split('\n'))
        {
            var bare = line.TrimStart(' ');
            if (bare.Length > 0) return line.Length - bare.Length;
        }

        return 0;
    }
}
