using System.Text.RegularExpressions;

namespace Mlops.GitOps.Promotion.Importing;

/// <summary>A tag by which GTO keeps a registry in git: <c>model@v1.2.3</c>, <c>model@v1.2.3!</c>, <c>model#stage#4</c>, <c>model#stage!#5</c>, <c>model@deprecated</c>.</summary>
/// <param name="What">The version or the stage; empty of a model that was deprecated.</param>
/// <param name="Commit">The commit that it marks, which is how a stage knows its version.</param>
public sealed partial record GtoTag(string Name, GtoTagKind Kind, string Model, string What, string Commit, DateTimeOffset At, string By, string Message)
{
    /// <summary>Returns what a tag says; null of a tag that is none of GTO's.</summary>
    public static GtoTag? TryRead(string name, string commit, DateTimeOffset at, string by, string message)
    {
        var match = Form().Match(name);
        if (!match.Success) return null;
        var isBack = match.Groups["back"].Success;
        var (kind, what) = match.Groups["version"].Success ? (isBack ? GtoTagKind.Deregistered : GtoTagKind.Registered, match.Groups["version"].Value)
            : match.Groups["stage"].Success ? (isBack ? GtoTagKind.Unassigned : GtoTagKind.Assigned, match.Groups["stage"].Value)
            : (GtoTagKind.Deprecated, "");
        return new GtoTag(name, kind, match.Groups["model"].Value, what, commit, at, by, message);
    }

    [GeneratedRegex("^(?<model>[^@#!]+)(?:@(?:(?<version>v?[0-9][0-9A-Za-z.+-]*)|deprecated)|#(?<stage>[^@#!]+))(?<back>!)?(?:#[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
