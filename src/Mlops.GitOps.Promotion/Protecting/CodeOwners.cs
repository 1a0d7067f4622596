using System.Text;
using System.Text.RegularExpressions;

namespace Mlops.GitOps.Promotion.Protecting;

/// <summary>Who must review which paths, as CODEOWNERS says it: the last line that fits a path counts.</summary>
public sealed class CodeOwners
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly List<(Regex Pattern, bool IsOwned)> lines = [];

    private CodeOwners()
    {
    }

    /// <summary>The places where it may stand; the first that is there counts.</summary>
    public static IReadOnlyList<string> Places { get; } = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

    public static CodeOwners Parse(string text)
    {
        var owners = new CodeOwners();
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split('#')[0].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);

            // A line without owners takes back what earlier lines said.
            if (words.Length > 0 && !words[0].StartsWith('!')) owners.lines.Add((Read(words[0]), words.Length > 1));
        }

        return owners;
    }

    public bool IsOwned(string path)
    {
        for (var at = lines.Count - 1; at >= 0; at--)
        {
            if (lines[at].Pattern.IsMatch(path)) return lines[at].IsOwned;
        }

        return false;
    }

    // As git ignores files: a slash at the beginning or within binds to the root, a folder means all below it, and `/*` at the end means one level.
    private static Regex Read(string pattern)
    {
        var isBound = pattern.TrimEnd('/').Contains('/', StringComparison.Ordinal);
        var isOneLevel = pattern.EndsWith("/*", StringComparison.Ordinal) && pattern != "/*";
        var expression = new StringBuilder(isBound ? "^" : "^(?:.*/)?");
        var rest = pattern.Trim('/');
        for (var at = 0; at < rest.Length; at++)
        {
            if (rest.AsSpan(at).StartsWith("**/")) (expression, at) = (expression.Append("(?:.*/)?"), at + 2);
            else if (rest.AsSpan(at).StartsWith("**")) (expression, at) = (expression.Append(".*"), at + 1);
            else if (rest[at] == '*') expression.Append("[^/]*");
            else if (rest[at] == '?') expression.Append("[^/]");
            else expression.Append(Regex.Escape(rest[at].ToString()));
        }

        expression.Append(pattern.EndsWith('/') ? "/.*$" : isOneLevel ? "$" : "(?:/.*)?$");
        return new Regex(expression.ToString(), RegexOptions.CultureInvariant, Patience);
    }
}
