using System.Text.RegularExpressions;

namespace Mlops.GitOps.Promotion.Forge;

/// <summary>Finds the next page in a <c>Link</c> header.</summary>
internal static partial class NextPage
{
    public static string? Find(IEnumerable<string> headers)
    {
        foreach (var header in headers)
        {
            foreach (Match link in Link().Matches(header))
            {
                var relations = link.Groups[2].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (relations.Contains("next", StringComparer.OrdinalIgnoreCase)) return link.Groups[1].Value;
            }
        }

        return null;
    }

    [GeneratedRegex("<([^>]*)>[^,<]*?;\\s*rel=\"?([^\",;]*)\"?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
