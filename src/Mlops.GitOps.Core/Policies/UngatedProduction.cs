using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Policies;

/// <summary>MLG7007: the end of the line, open to a model that nothing was asked of.</summary>
internal static class UngatedProduction
{
    public static readonly Policy Policy = new(Catalog.UngatedProduction, Check);

    private static void Check(PolicyContext context)
    {
        // What comes after an environment, and which gates it has, may stand where nothing could be read.
        var gaps = context.Syntax.Gaps;
        if (gaps.IsOpen("environments") || gaps.IsOpen("models")) return;
        var known = new HashSet<string>(context.Syntax.Environments.Select(static e => e.Name.Value).Concat(gaps.NamesIn("environments")), StringComparer.Ordinal);
        // A name that is unknown may have meant any of them.
        var after = context.Syntax.Environments.Where(static e => e.Body.Find("after") is not null).ToList();
        if (gaps.NamesIn("environments").Any() || after.Exists(e => e.After.IsEmpty || e.After.Any(before => !known.Contains(before.Value)))) return;
        var continued = new HashSet<string>(context.Syntax.Environments.SelectMany(static e => e.After).Select(static before => before.Value), StringComparer.Ordinal);
        foreach (var environment in context.Syntax.Environments)
        {
            if (continued.Contains(environment.Name.Value) || IsSaid(environment.Body.Find("gates"))) continue;
            var ungated = context.Syntax.Models.Where(model => IsUngated(model, environment.Name.Value, known)).Select(static model => $"'{model.Name.Value}'").ToList();
            if (ungated.Count == 0) continue;
            var at = environment.Body.Find("gates")?.Key.Span ?? environment.Name.Span;
            context.Diagnostics.Report(Catalog.UngatedProduction, at, environment.Name.Value, (ungated.Count == 1 ? "model " : "models ") + Listed(ungated));
        }
    }

    // Gates that could not be read are gates, and those of an unknown environment may be meant for this one.
    private static bool IsUngated(ModelSyntax model, string environment, HashSet<string> known) =>
        model.Body.Find("gates") is not { } gates
        || (gates.Value is YamlMap { HasGap: false } map && map.Entries.All(entry => known.Contains(entry.Name)) && !IsSaid(map.Find(environment)));

    private static bool IsSaid(YamlEntry? gates) => gates is not null and not { Value: YamlSequence { Written.IsEmpty: true } };

    private static string Listed(List<string> names) =>
        names.Count <= 3 ? string.Join(" and ", names) : FormattableString.Invariant($"{string.Join(", ", names.Take(3))} and {names.Count - 3} more");
}
