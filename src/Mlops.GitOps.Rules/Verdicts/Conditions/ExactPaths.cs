using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>path: pins are plain files, each in the place of its environment.</summary>
internal static class ExactPaths
{
    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        var prefix = hearing.Change.Prefix;
        foreach (var path in hearing.PinPaths.Where(static path => path.ModeAfter is not null))
        {
            if (!WatchedPaths.IsExact(prefix, path.Path)) yield return Misplaced(path.Path, "it is no pins file: those are 'environments/<environment>.pins.yaml', in small letters");
            else if (path.ModeAfter != ChangedPath.PlainFile) yield return Misplaced(path.Path, "it is no plain file");
            else if (WrittenEnvironment(hearing, path.Path) is { } written && written != WatchedPaths.EnvironmentOf(prefix, path.Path)) yield return Misplaced(path.Path, $"it says that it is of environment '{written}'");
        }

        var changed = hearing.PinPaths.Select(path => WatchedPaths.EnvironmentOf(prefix, path.Path)).ToHashSet();
        foreach (var environment in hearing.Pins.Select(static one => one.Pin.Environment).Distinct(StringComparer.Ordinal).Where(environment => !changed.Contains(environment)))
            yield return Misplaced($"environments/{environment}.pins.yaml", "what it holds changes though it does not: it is a link");
    }

    private static string? WrittenEnvironment(Hearing hearing, string path)
    {
        var file = hearing.Change.Merged?.Files.FirstOrDefault(file => file.Role == FileRole.Pins && hearing.Change.Prefix + file.Path == path);
        return (file?.Document.Root as YamlMap).Text("environment")?.Value;
    }

    private static Reason Misplaced(string path, string why) => new(ReasonCodes.Path, $"'{path}' can't be promoted: {why}", "change the pins in the one file of their environment");
}
