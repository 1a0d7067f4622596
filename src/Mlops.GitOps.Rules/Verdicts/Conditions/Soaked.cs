using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>soak: the bundle ran long enough in what comes before, without a break.</summary>
internal static class Soaked
{
    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        if (hearing.Now is not { } now) yield break;
        foreach (var (pin, environment) in hearing.Promotions)
        {
            if (environment.Body.Quantity("soak") is not { } soak || pin.After is not { } after) continue;
            var asked = Spans.Of(soak.Value.Value);
            foreach (var earlier in environment.After)
            {
                var since = DeploymentEvidence.RunsSince(hearing.Change, earlier.Value, pin.Model, after.Bundle.Value);
                if (since is { } start && now - start >= asked) continue;
                yield return new Reason(
                    ReasonCodes.Soak,
                    since is { } known
                        ? $"{PinnedSlots.SubjectOf(pin)} runs in '{earlier.Value}' for {Spans.Text(now - known)} of {Spans.Text(asked)}"
                        : $"no deployment shows that {PinnedSlots.SubjectOf(pin)} runs in '{earlier.Value}', where it must have run for {Spans.Text(asked)}",
                    since is { } begun && DateTimeOffset.MaxValue - begun > asked ? $"wait until {Spans.Text(begun + asked)}" : $"deploy it to '{earlier.Value}', and wait for {Spans.Text(asked)}",
                    soak.Span.ToLocation());
            }
        }
    }
}
