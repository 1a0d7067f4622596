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
        var continued = new HashSet<string>(context.Syntax.Environments.SelectMany(static e => e.After).Select(static before => before.Value), StringComparer.Ordinal);
        foreach (var environment in context.Syntax.Environments)
        {
            if (continued.Contains(environment.Name.Value) || environment.Body.Items("gates").Any()) continue;
            var ungated = context.Syntax.Models.Where(model => model.Gates.All(gates => known.Contains(gates.Name)) && !model.Body.Map("gates").Items(environment.Name.Value).Any()).Select(static model => $"'{model.Name.Value}'").ToList();
            if (ungated.Count == 0) continue;
            var at = environment.Body.Find("gates")?.Key.Span ?? environment.Name.Span;
            context.Diagnostics.Report(Catalog.UngatedProduction, at, environment.Name.Value, (ungated.Count == 1 ? "model " : "models ") + Listed(ungated));
        }
    }

    private static string Listed(List<string> names) =>
        names.Count <= 3 ? string.Join(" and ", names) : FormattableString.Invariant($"{string.Join(", ", names.Take(3))} and {names.Count - 3} more");
}
