namespace Mlops.GitOps.Core.Tests.Yaml;

/// <summary>A case of the YAML test suite: what is read, and the events and the JSON that it stands for.</summary>
public sealed record YamlSuiteCase(string Id, string Yaml, bool MustFail, string Tree, string? Json)
{
    /// <summary>Returns why our specs may not be written like this, by what the suite says of the case; null where they may.</summary>
    public string? OutsideOurSubset()
    {
        var events = Tree.Split('\n').Select(static line => line.Trim()).ToArray();
        if (events.Count(static e => e.StartsWith("+DOC", StringComparison.Ordinal)) > 1) return "several documents";
        if (events.Any(static e => e.Contains('<', StringComparison.Ordinal) && HasTag(e))) return "tag";
        if (Yaml.Split('\n').Any(static line => line.StartsWith('%')) && Tree.Contains("+DOC ---", StringComparison.Ordinal)) return "directive";
        if (Yaml.Split('\n').Any(static line => line.TrimStart(' ').StartsWith('\t'))) return "tab at the start of a line";
        if (Yaml.Replace("\r\n", "\n", StringComparison.Ordinal).Contains('\r', StringComparison.Ordinal)) return "lone carriage return";
        if (Yaml.Any(static c => c is '\u0085' or '\u2028' or '\u2029')) return "line break that YAML 1.2 takes for text";
        return WhatIsWrongWithKeys(events);
    }

    private static bool HasTag(string @event)
    {
        // `+MAP &a <tag>` and `=VAL <tag> :text`; in a value's text a `<` is no tag.
        var head = @event.StartsWith("=VAL", StringComparison.Ordinal) ? @event.Split(" :", 2)[0].Split(" \"", 2)[0].Split(" '", 2)[0].Split(" |", 2)[0].Split(" >", 2)[0] : @event;
        return head.Contains(" <", StringComparison.Ordinal);
    }

    private static string? WhatIsWrongWithKeys(string[] events)
    {
        var open = new Stack<(bool IsMap, List<string> Children)>();
        foreach (var line in events)
        {
            if (line.Length < 4) continue;
            var kind = line[..4];
            if (kind is "-MAP" or "-SEQ")
            {
                open.Pop();
                continue;
            }

            if (kind is not ("+MAP" or "+SEQ" or "=VAL" or "=ALI")) continue;
            if (open.TryPeek(out var parent))
            {
                var isKey = parent.IsMap && parent.Children.Count % 2 == 0;
                if (isKey && kind != "=VAL") return "key that is no scalar";
                if (isKey && parent.Children.Where(static (_, index) => index % 2 == 0).Contains(line)) return "duplicate key";
                parent.Children.Add(line);
            }

            if (kind[0] == '+') open.Push((kind == "+MAP", []));
        }

        return null;
    }
}
