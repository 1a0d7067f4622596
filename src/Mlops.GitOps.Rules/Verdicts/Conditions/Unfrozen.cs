using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>freeze: nothing is promoted while the environment is frozen; going back is no promotion.</summary>
internal static class Unfrozen
{
    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        var times = new[] { hearing.Now, hearing.Change.Deployed?.Now }.OfType<DateTimeOffset>().ToList();
        foreach (var environment in hearing.Environments)
        {
            var pins = hearing.Pins.Where(one => one.Pin.Environment == environment.Name.Value).ToList();
            if (pins.Count > 0 && pins.TrueForAll(static one => one.Kind == PinChangeKind.Rollback)) continue;
            foreach (var freeze in environment.Body.Maps("freeze"))
            {
                if (freeze.Time("from") is not { } from || freeze.Time("to") is not { } to || !times.Exists(time => from.Value <= time && time < to.Value)) continue;
                var why = freeze.Text("reason") is { } reason ? $" ({reason.Value})" : "";
                yield return new Reason(ReasonCodes.Freeze, $"environment '{environment.Name.Value}' is frozen until {Spans.Text(to.Value)}{why}", $"wait until {Spans.Text(to.Value)}", freeze.Span.ToLocation());
            }
        }
    }
}
