using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Policies;

/// <summary>MLG7005: a test whose answer depends on something that is not said.</summary>
internal static class UnderspecifiedStatistic
{
    public static readonly Policy Policy = new(Catalog.UnderspecifiedStatistic, Check);

    private static void Check(PolicyContext context)
    {
        foreach (var drift in context.Syntax.Monitors.SelectMany(static monitor => monitor.Drift))
        {
            var test = drift.Value as YamlMap;
            foreach (var property in NeededBy(test.Text("test")?.Value))
            {
                if (test?.Find(property) is null) context.Diagnostics.Report(Catalog.UnderspecifiedStatistic, drift.Key.Span, drift.Name, property);
            }
        }
    }

    private static ImmutableArray<string> NeededBy(string? test) => test switch
    {
        "psi" => ["bins", "zero"],
        "js" or "kl" => ["bins", "zero", "base"],
        "chi-square" => ["variant"],
        "ks" => ["method"],
        _ => [],
    };
}
