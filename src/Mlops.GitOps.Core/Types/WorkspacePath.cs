namespace Mlops.GitOps.Core.Types;

/// <summary>A path from a spec, relative to the workspace and canonical: no <c>.</c>, no <c>..</c>, only <c>/</c>. It cannot leave
/// the workspace; links are followed, and refused, by whoever opens it.</summary>
public readonly record struct WorkspacePath
{
    private WorkspacePath(string value) => Value = value;

    public string Value { get; }

    public static WorkspacePath? TryCreate(string text) => Reject(text) is null ? new WorkspacePath(Canonical(text)) : null;

    /// <summary>Returns why a text is no path in the workspace, or null.</summary>
    public static string? Reject(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "it is empty";
        if (text.Contains('\\')) return "write '/' between folders; it works everywhere";
        if (text[0] == '/' || text[0] == '~' || IsDrive(text)) return "a path is relative to the workspace";
        if (text.Any(static c => c < ' ')) return "a path has no control characters";
        var depth = 0;
        foreach (var part in text.Split('/'))
        {
            depth += part switch { "" or "." => 0, ".." => -1, _ => 1 };
            if (depth < 0) return "it leaves the workspace";
        }

        return null;
    }

    public override string ToString() => Value;

    private static bool IsDrive(string text) => text.Length > 1 && text[1] == ':' && text[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static string Canonical(string text)
    {
        var parts = new List<string>();
        foreach (var part in text.Split('/'))
        {
            if (part is "" or ".") continue;
            if (part == "..") parts.RemoveAt(parts.Count - 1);
            else parts.Add(part);
        }

        return string.Join("/", parts);
    }
}
