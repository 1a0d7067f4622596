using System.Globalization;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Planning.Writing;

/// <summary>Shows values so that a line stays a line.</summary>
public static class PlanValues
{
    private const int MostCharacters = 80;

    /// <summary>Returns what was or is said, cut where it is long.</summary>
    public static string Of(YamlNode node)
    {
        var text = node switch
        {
            YamlScalar scalar => scalar.Value,
            YamlMap pin when pin.Find("version")?.Value is YamlScalar version && pin.Find("bundle")?.Value is YamlScalar { Value: var bundle } => $"version {version.Value} ({bundle[..Math.Min(bundle.Length, 19)]}…)",
            _ => YamlJson.Write(node),
        };
        return text.Length <= MostCharacters ? text : text[..(char.IsHighSurrogate(text[MostCharacters - 2]) ? MostCharacters - 2 : MostCharacters - 1)] + "…";
    }

    public static string Of(double? number) => number is { } known ? known.ToString("0.######", CultureInfo.InvariantCulture) : "unknown";

    /// <summary>Returns a commit as people name it.</summary>
    public static string OfCommit(string commit) => commit.Length == 40 ? commit[..12] : commit;
}
