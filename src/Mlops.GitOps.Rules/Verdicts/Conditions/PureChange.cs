namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>mixed_change: a promotion is one pins file and what is compiled from it, and nothing else in all the repository.</summary>
internal static class PureChange
{
    private const int MostListed = 5;

    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        if (!hearing.Promotes) yield break;
        var beside = hearing.Change.Changes.Where(path => !hearing.PinPaths.Contains(path) && !IsCompiled(path, hearing.Change)).Select(static path => path.Path).ToList();
        if (beside.Count > 0) yield return Mixed($"beside pins it changes {Listed(beside)}");
        if (hearing.PinPaths.Length > 1) yield return Mixed($"it changes {Listed([.. hearing.PinPaths.Select(static path => path.Path)])} at once");
    }

    private static bool IsCompiled(ChangedPath path, JudgedChange change)
    {
        if (!path.Path.StartsWith(change.Prefix + "generated/", StringComparison.Ordinal)) return false;
        return change.Compiled.TryGetValue(path.Path[change.Prefix.Length..], out var compiled)
            ? path.ModeAfter == ChangedPath.PlainFile && path.After == compiled
            : path.ModeAfter is null && !change.Compiled.IsEmpty;
    }

    private static string Listed(List<string> paths) => string.Join(", ", paths.Take(MostListed).Select(static path => $"'{path}'")) + (paths.Count > MostListed ? " and more" : "");

    private static Reason Mixed(string what) => new(ReasonCodes.MixedChange, what, "a pull request of its own for each pins file, with nothing else");
}
