using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>record_modified: what base has recorded stays as it is; the quarantine only grows.</summary>
internal static class UntouchedRecords
{
    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        if (hearing.Change.Merged is not { } merged) return [];
        var after = merged.Files.ToDictionary(static file => file.Path, StringComparer.Ordinal);
        var edited = hearing.Change.Policy.Files.Where(file => file.Role == FileRole.Version && after.GetValueOrDefault(file.Path)?.Document.File.Text != file.Document.File.Text).Select(static file => file.Path);
        var shrunk = hearing.Change.Policy.Files.Where(file => file.Role == FileRole.Rejected && !IsKept(file, after.GetValueOrDefault(file.Path))).Select(static file => file.Path);
        var touched = hearing.Change.Changes.Where(path => path.ModeBefore is not null && IsRecord(WatchedPaths.Within(hearing.Change.Prefix, path.Path))).Select(path => path.Path[hearing.Change.Prefix.Length..]);
        return edited.Concat(shrunk).Concat(touched).Distinct(StringComparer.Ordinal)
            .Select(static path => new Reason(ReasonCodes.RecordModified, $"'{path}' is a record, and is changed or removed", "leave it as it is, and register a new version or add an entry"));
    }

    // registry/<model>/<n>.yaml or <n>.dsse.json
    private static bool IsRecord(string? path) => path?.Split('/') is [var folder, _, var file]
        && folder.Equals("registry", StringComparison.OrdinalIgnoreCase)
        && (file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".dsse.json", StringComparison.OrdinalIgnoreCase))
        && !file.Equals("rejected.yaml", StringComparison.OrdinalIgnoreCase);

    private static bool IsKept(ParsedFile before, ParsedFile? after) =>
        new[] { "rejected", "released" }.All(list => EntriesOf(before, list).SequenceEqual(EntriesOf(after, list).Take(EntriesOf(before, list).Count), StringComparer.Ordinal));

    private static List<string> EntriesOf(ParsedFile? file, string list) => [.. (file?.Document.Root as YamlMap).Items(list).Select(CanonicalJson.Write)];
}
