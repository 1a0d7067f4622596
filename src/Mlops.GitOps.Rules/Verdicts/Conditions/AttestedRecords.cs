using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Rules.Attesting;
using Mlops.GitOps.Rules.Planning;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>unattested_record: a registrar has signed the record, where there are registrars and the environment asks anybody.</summary>
internal static class AttestedRecords
{
    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        var keys = RegistrarKeys.Of(hearing.Header);
        if (hearing.Header.Body.Items("registrars").Any() is false) yield break;
        foreach (var (change, pin, record) in KnownVersions.Pinned(hearing))
        {
            if (record is null || !AsksAnybody(hearing, change)) continue;
            var path = VersionAttestation.PathOf(change.Model, pin.Version.Value);
            if (!VersionAttestation.Holds(record.Text, record.Body, hearing.Change.Attestations.GetValueOrDefault(path), keys))
                yield return new Reason(ReasonCodes.UnattestedRecord, $"no registrar has signed the record of {PinnedSlots.SubjectOf(change)} in '{path}'", "let a registrar register the version", PinnedSlots.PlaceOf(change));
        }
    }

    private static bool AsksAnybody(Hearing hearing, PinChange change) =>
        hearing.EnvironmentOf(change) is { } environment
        && (!environment.Approvals.IsEmpty || hearing.Change.Policy.Compilation.Syntax.Models.Any(model => model.Name.Value == change.Model && model.Body.Map("approvals").Items(environment.Name.Value).Any()));
}
