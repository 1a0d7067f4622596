using System.Globalization;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Policies;

/// <summary>MLG7004: shares of the traffic that do not add up to all of it.</summary>
internal static class WeightsNot100
{
    public static readonly Policy Policy = new(Catalog.WeightsNot100, Check);

    private static void Check(PolicyContext context)
    {
        foreach (var service in context.Syntax.Services)
        {
            var answering = service.Variants.Select(static variant => variant.Value as YamlMap).Where(static variant => variant is not null && !variant.Flag("shadow")).ToList();
            var weights = answering.Select(static variant => variant.Number("weight")).ToList();
            // A share that is no share was reported where it stands.
            if (service.Variants.Any(static variant => variant.Value is not YamlMap)) continue;
            if (answering.Exists(static variant => variant?.Find("weight") is not null && variant.Number("weight") is not { Value: >= 0 })) continue;
            // One variant that answers takes all of it, and need not say so.
            if (weights.Count == 1 && weights[0] is null) continue;
            var sum = weights.Sum(static weight => weight?.Value ?? 0);
            // Thirds of a hundred do not add up exactly in binary.
            if (Math.Abs(sum - 100) < 1e-9 || service.Body.Find("variants") is not { Value: YamlMap } at) continue;
            context.Diagnostics.Report(Catalog.WeightsNot100, at.Key.Span, service.Name.Value, sum.ToString("0.######", CultureInfo.InvariantCulture));
        }
    }
}
