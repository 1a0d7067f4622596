using System.Text;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>ambiguous_path: no two paths are one on a disk that does not tell them apart.</summary>
internal static class UniquePaths
{
    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        var prefix = hearing.Change.Prefix;
        var changed = hearing.Change.Changes.Select(static path => path.Path).ToHashSet(StringComparer.Ordinal);
        return hearing.Change.Paths.Where(path => WatchedPaths.IsOfWorkspace(prefix, path) || WatchedPaths.IsOfGate(path))
            .GroupBy(Folded, StringComparer.OrdinalIgnoreCase)
            .Where(paths => paths.Count() > 1 && paths.Any(path => changed.Contains(path) || hearing.EnvironmentNames.Contains(WatchedPaths.EnvironmentOf(prefix, path) ?? "", StringComparer.Ordinal)))
            .Select(static paths => new Reason(ReasonCodes.AmbiguousPath, $"{string.Join(" and ", paths.Order(StringComparer.Ordinal).Select(static path => $"'{path}'"))} are one file on some disks", "keep one of them"));
    }

    private static string Folded(string path) => path.IsNormalized(NormalizationForm.FormC) ? path : path.Normalize(NormalizationForm.FormC);
}
