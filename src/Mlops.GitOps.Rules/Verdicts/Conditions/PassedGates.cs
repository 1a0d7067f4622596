using Mlops.GitOps.Rules.Gates;
using Mlops.GitOps.Rules.Planning;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>gate_failed, gate_unknown: every gate of the environment and of the model is true of a version that enters.</summary>
internal static class PassedGates
{
    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        foreach (var (change, _) in hearing.Promotions)
        {
            // Of what has no record of this bundle that is said already.
            if (change.After is not { } pin || PinnedRecord.Find(hearing.Change, pin) is not { } record || record.Bundle != pin.Bundle.Value) continue;
            foreach (var gate in GateCheck.Of(pin, hearing.Change.Policy.Compilation.Model, record.Source).Where(static gate => gate.Passes != true))
                yield return ReasonOf(gate, change);
        }
    }

    private static Reason ReasonOf(PlannedGate gate, PinChange change)
    {
        var values = gate.Values.IsEmpty ? "" : $" ({string.Join(", ", gate.Values.Select(static value => value.Value is { } known ? FormattableString.Invariant($"{value.Name} is {known:R}") : $"{value.Name} is not known"))})";
        return gate.Passes == false
            ? new Reason(ReasonCodes.GateFailed, $"{PinnedSlots.SubjectOf(change)} does not pass `{gate.Condition}`{values}", "a version that passes", gate.At)
            : new Reason(ReasonCodes.GateUnknown, $"nobody knows whether {PinnedSlots.SubjectOf(change)} passes `{gate.Condition}`{values}", "a version whose record says all that the gate asks", gate.At);
    }
}
