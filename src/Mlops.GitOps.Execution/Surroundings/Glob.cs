namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>A pattern over paths of a workspace: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[!a-z]</c>, <c>{a,b}</c>, and <c>**</c> for any number of folders.</summary>
/// <remarks>
/// A pattern that matches a folder means all under it. As in a shell, and unlike git's, a wildcard does not match a dot that begins a name:
/// dotfiles are matched when the pattern writes the dot. <c>__pycache__</c> is treated the same, since running a stage writes it.
/// </remarks>
public sealed class Glob
{
    private Glob(string pattern, IReadOnlyList<GlobPath> paths)
    {
        Pattern = pattern;
        Paths = paths;
    }

    public string Pattern { get; }

    /// <summary>What is left when the braces are written out.</summary>
    internal IReadOnlyList<GlobPath> Paths { get; }

    public static Glob Parse(string pattern)
    {
        var paths = new List<GlobPath>();
        foreach (var written in GlobBraces.Expand(pattern)) paths.Add(new GlobPath(pattern, Names(pattern, written).Select(GlobSegment.Read)));
        return new Glob(pattern, paths);
    }

    /// <summary>Returns the pattern of all files under a folder, or of a file, whatever letters its name has; <c>""</c> is the workspace.</summary>
    public static Glob Under(string path) => new(path, [new GlobPath(path, Names(path, path).Select(GlobSegment.Named))]);

    public bool IsMatch(string path)
    {
        var names = path.Split('/');
        foreach (var alternative in Paths)
        {
            var states = alternative.Start;
            foreach (var name in names) states = alternative.Step(states, name);
            if (alternative.IsAccepted(states)) return true;
        }

        return false;
    }

    private static IEnumerable<string> Names(string pattern, string written)
    {
        foreach (var name in written.Split('/'))
        {
            if (name == "..") throw new RunFailure($"the pattern '{pattern}' leads out of its folder by '..'", "name files inside the workspace");
            if (name.Length > 0 && name != ".") yield return name;
        }
    }
}
