using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Policies;

/// <summary>MLG7010: an experiment that can't tell an effect from chance.</summary>
internal static class UnderpoweredExperiment
{
    private const double SmallestPower = 0.5;

    public static readonly Policy Policy = new(Catalog.UnderpoweredExperiment, Check);

    private static void Check(PolicyContext context)
    {
        foreach (var experiment in context.Syntax.Experiments) CheckReplicates(context, experiment);
        foreach (var service in context.Syntax.Services) CheckService(context, service);
    }

    private static void CheckReplicates(PolicyContext context, ExperimentSyntax experiment)
    {
        var comparesOnce = experiment.Body.Find("replicates") is null && experiment.Body.Find("compare") is not null;
        if (!comparesOnce && experiment.Replicates is not { Value: < 2 }) return;
        var at = experiment.Body.Find("replicates")?.Key.Span ?? experiment.Name.Span;
        Report(context, at, $"Experiment '{experiment.Name.Value}'", "one run of each combination says nothing of its spread; say 'replicates: 2' or more");
    }

    private static void CheckService(PolicyContext context, ServiceSyntax service)
    {
        if (service.Experiment is not { } experiment) return;
        var subject = $"The experiment of service '{service.Name.Value}'";
        if (experiment.Number("power") is { Value: < SmallestPower } && experiment.Find("power") is { } power)
            Report(context, power.Key.Span, subject, "with a power below 0.5 it misses the effect more often than not");
        if (experiment.Number("minimumEffect") is { Value: <= 0 } && experiment.Find("minimumEffect") is { } effect)
            Report(context, effect.Key.Span, subject, "the smallest effect worth finding must be more than 0");
        else if (SubjectsNeeded(experiment, service) is { } needed && SubjectsComing(experiment) is { } coming && coming < needed && experiment.Find("duration") is { } duration)
            Report(context, duration.Key.Span, subject, FormattableString.Invariant($"it needs {Math.Ceiling(needed)} subjects, and only {Math.Floor(coming)} come while it runs"));
    }

    /// <summary>Returns how many subjects show the smallest effect on a share, at the share with the most spread.</summary>
    private static double? SubjectsNeeded(YamlMap experiment, ServiceSyntax service)
    {
        if (experiment.Number("minimumEffect") is not { } effect || experiment.Number("power") is not { } power) return null;
        var shares = service.Variants.Select(static variant => (variant.Value as YamlMap).Number("weight")?.Value ?? 0).Where(static weight => weight > 0).Select(static weight => weight / 100).ToList();
        if (shares.Count < 2) return null;
        var alpha = experiment.Number("alpha")?.Value ?? 0.05;
        if (alpha is <= 0 or >= 1 || power.Value is <= 0 or >= 1) return null;
        var bound = experiment.Text("method")?.Value == "sequential" ? SequentialBound(alpha) : NormalQuantile.Of(1 - (alpha / 2));
        var distance = bound + NormalQuantile.Of(power.Value);
        const double mostSpread = 0.25;
        var smallest = shares.Min();
        return mostSpread * distance * distance / (effect.Value * effect.Value) * ((1 / smallest) + (1 / shares.Max()));
    }

    // The half width of an asymptotic confidence sequence, in standard errors, where its tuning is best
    // (Waudby-Smith et al., "Time-uniform central limit theory", equation for the two-sided boundary).
    private static double SequentialBound(double alpha)
    {
        var best = double.PositiveInfinity;
        for (var u = 1.0; u < 100; u *= 1.05) best = Math.Min(best, (u + 1) / u * Math.Log((u + 1) / (alpha * alpha)));
        return Math.Sqrt(best);
    }

    private static double? SubjectsComing(YamlMap experiment)
    {
        if (experiment.Text("traffic")?.Value.Split('/') is not [var count, var unit] || experiment.Quantity("duration") is not { } duration) return null;
        if (!Quantity.TryParse(count, out var subjects) || !Quantity.TryParse("1" + unit, out var period)) return null;
        return subjects.Value * duration.Value.Value / period.Value;
    }

    private static void Report(PolicyContext context, SourceSpan span, string subject, string why) =>
        context.Diagnostics.Report(Catalog.UnderpoweredExperiment, span, subject, why);
}
