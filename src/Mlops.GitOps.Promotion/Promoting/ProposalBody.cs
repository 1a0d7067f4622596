namespace Mlops.GitOps.Promotion.Promoting;

/// <summary>The part of a pull request's body that is ours; people may write around it.</summary>
internal static class ProposalBody
{
    private const string Start = "<!-- mlops: what follows is written again when it changes -->";

    private const string End = "<!-- mlops: end -->";

    public static string Wrap(string body) => $"{Start}\n{body.Trim()}\n{End}";

    /// <summary>Returns the body with our part as it is now; null where it is already, or where people took it out.</summary>
    public static string? Replace(string written, string wrapped)
    {
        // A forge may give lines back in its own way.
        var lines = written.ReplaceLineEndings("\n");
        var start = lines.IndexOf(Start, StringComparison.Ordinal);
        var end = lines.LastIndexOf(End, StringComparison.Ordinal);
        if (start < 0 || end < start) return null;
        var renewed = lines[..start] + wrapped + lines[(end + End.Length)..];
        return renewed == lines ? null : renewed;
    }
}
