using Mlops.GitOps.Core.Shapes;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>Gives each shape that stands under <c>definitions</c> its name: that of what it describes, and of where it stands if
/// another shape already has that.</summary>
internal sealed class DefinitionNames
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <param name="noun">What the shape describes: "a feature view".</param>
    /// <param name="place">The key at which it is first met.</param>
    /// <param name="prefix">What tells it from others of the noun: "partial".</param>
    public string Take(string noun, string place, string prefix = "")
    {
        var name = CamelCase($"{prefix} {WithoutArticle(noun)}");
        if (taken.Add(name)) return name;
        var qualified = CamelCase($"{place} {name}");
        if (taken.Add(qualified)) return qualified;
        for (var n = 2; ; n++)
        {
            var numbered = FormattableString.Invariant($"{qualified}{n}");
            if (taken.Add(numbered)) return numbered;
        }
    }

    /// <summary>Returns what a rule about text describes: "a duration" of "a duration such as 24h".</summary>
    public static string NounOf(TextShape shape)
    {
        if (shape.IsProse) return "prose";
        var end = shape.Wanted.IndexOf(" such as", StringComparison.Ordinal);
        return (end < 0 ? shape.Wanted : shape.Wanted[..end]).TrimEnd(',');
    }

    private static string WithoutArticle(string noun)
    {
        foreach (var article in (ReadOnlySpan<string>)["a ", "an ", "the "])
        {
            if (noun.StartsWith(article, StringComparison.Ordinal)) return noun[article.Length..];
        }

        return noun;
    }

    private static string CamelCase(string words)
    {
        var name = new System.Text.StringBuilder();
        var startsWord = false;
        foreach (var letter in words.Replace("'s", "", StringComparison.Ordinal))
        {
            if (char.IsAsciiLetterOrDigit(letter)) name.Append(startsWord && name.Length > 0 ? char.ToUpperInvariant(letter) : letter);
            startsWord = !char.IsAsciiLetterOrDigit(letter);
        }

        return name.ToString();
    }
}
