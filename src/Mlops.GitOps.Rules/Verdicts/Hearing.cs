using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Rules.Planning;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>A change with what follows from its facts alone: what it promotes, who made it, who approves and who must.</summary>
/// <param name="Header">The header at base.</param>
/// <param name="PinPaths">The changed paths at or under <c>environments/</c>.</param>
/// <param name="Pins">The slots that change, with what happens to them.</param>
/// <param name="Environments">Those whose pins change, as base declares them.</param>
/// <param name="Now">The moment for which is judged: the forge's clock, or when it was merged.</param>
internal sealed record Hearing(
    JudgedChange Change,
    HeaderSyntax Header,
    ImmutableArray<ChangedPath> PinPaths,
    ImmutableArray<(PinChange Pin, PinChangeKind Kind)> Pins,
    ImmutableArray<string> EnvironmentNames,
    ImmutableArray<EnvironmentSyntax> Environments,
    Participants Participants,
    ApprovalBook Book,
    ImmutableArray<Demand> Demands,
    DateTimeOffset? Now)
{
    /// <summary>Whether it changes what runs somewhere.</summary>
    public bool Promotes => !PinPaths.IsEmpty || !Pins.IsEmpty;

    /// <summary>Whether it matters who made it: where nobody is asked, anybody may.</summary>
    public bool IsAsked => Promotes || Change.Merged is null || Demands.Any(static demand => !demand.Seats.IsEmpty);

    public Quorum Quorum => new(Book, Now);

    public static Hearing Of(JudgedChange change)
    {
        var policy = change.Policy.Compilation.Syntax;
        var paths = change.Changes.Where(path => WatchedPaths.IsOfPins(change.Prefix, path.Path)).ToImmutableArray();
        var pins = PinnedSlots.ChangesOf(change).Select(pin => (pin, PinnedSlots.KindOf(pin, change.History))).ToImmutableArray();
        ImmutableArray<string> names =
        [
            .. paths.Select(path => WatchedPaths.EnvironmentOf(change.Prefix, path.Path)).OfType<string>()
                .Concat(pins.Select(static one => one.pin.Environment)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        ImmutableArray<EnvironmentSyntax> environments = [.. policy.Environments.Where(environment => names.Contains(environment.Name.Value, StringComparer.Ordinal))];
        var participants = Participants.Of(change);
        var demands = environments.SelectMany(environment => Verdicts.Demands.OfEnvironment(environment, [.. pins.Where(one => one.pin.Environment == environment.Name.Value)], policy));
        if (change.Plan is { } plan)
        {
            var isGateModified = paths.IsEmpty && pins.IsEmpty && change.Changes.Any(static path => WatchedPaths.IsOfGate(path.Path));
            demands = demands.Concat(Verdicts.Demands.OfChanges(plan, isGateModified, policy.Header));
        }

        var now = change.Deployed is null ? change.Recorded.Now : change.Recorded.Pull?.MergedAt ?? change.Recorded.Now;
        return new Hearing(change, policy.Header, paths, pins, names, environments, participants, ApprovalBook.Of(change, participants), [.. demands], now);
    }

    /// <summary>Returns what base declares of an environment; null where it declares none.</summary>
    public EnvironmentSyntax? EnvironmentOf(PinChange pin) => Environments.FirstOrDefault(environment => environment.Name.Value == pin.Environment);

    /// <summary>Returns the slots that get a bundle that they never ran.</summary>
    public IEnumerable<(PinChange Pin, EnvironmentSyntax Environment)> Promotions =>
        from one in Pins
        where one.Kind == PinChangeKind.Promotion
        let environment = EnvironmentOf(one.Pin)
        where environment is not null
        select (one.Pin, environment);
}
