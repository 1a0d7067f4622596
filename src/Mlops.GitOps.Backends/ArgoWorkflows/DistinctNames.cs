using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Backends.ArgoWorkflows;

/// <summary>Names as Kubernetes takes them: small letters, digits and dashes.</summary>
internal static class DistinctNames
{
    private const int Longest = 52;
    private const int DigestLength = 8;

    /// <summary>Returns a name for each text, in their order. Where two would be the same or one is too long, it ends in a digest of its text.</summary>
    public static ImmutableArray<string> Of(IEnumerable<string> texts)
    {
        ImmutableArray<(string Text, string Name)> named = [.. texts.Select(static text => (text, Plain(text)))];
        var times = named.GroupBy(static one => one.Name, StringComparer.Ordinal).ToDictionary(static same => same.Key, static same => same.Count(), StringComparer.Ordinal);
        return [.. named.Select(one => times[one.Name] == 1 && one.Name.Length <= Longest ? one.Name : WithDigest(one.Text, one.Name))];
    }

    private static string Plain(string text) =>
        string.Concat(text.Select(static character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) ? character : char.IsAsciiLetterUpper(character) ? char.ToLowerInvariant(character) : '-')).Trim('-');

    private static string WithDigest(string text, string name) =>
        $"{name[..Math.Min(name.Length, Longest - DigestLength - 1)].Trim('-')}-{Digest.OfText(text).Hex[..DigestLength]}".TrimStart('-');
}
