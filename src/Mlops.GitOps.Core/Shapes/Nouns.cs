namespace Mlops.GitOps.Core.Shapes;

/// <summary>What things are called in a sentence: bare before a name ("stage 'train'"), with an article else.</summary>
internal static class Nouns
{
    private static readonly string[] Articles = ["a ", "an ", "the "];

    public static string Bare(string noun) =>
        Articles.FirstOrDefault(article => noun.StartsWith(article, StringComparison.Ordinal)) is { } found ? noun.Substring(found.Length) : noun;

    /// <summary>Adds what a single thing lacks; several things, and clauses such as "who approves", need none.</summary>
    public static string WithArticle(string noun)
    {
        var first = noun.Split(' ')[0];
        var needsNone = first is "a" or "an" or "the" or "who" or "where" or "evidence" || first.EndsWith('s');
        if (needsNone) return noun;
        return noun[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? $"an {noun}" : $"a {noun}";
    }
}
