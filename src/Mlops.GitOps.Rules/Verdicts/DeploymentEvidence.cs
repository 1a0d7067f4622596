using System.Collections.Immutable;
using Mlops.GitOps.Rules.Recorded;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>What deployments show: only those of the registered deployer, of a commit whose pins say so too.</summary>
internal static class DeploymentEvidence
{
    /// <summary>Whether a bundle ever ran in an environment.</summary>
    public static bool HasRun(JudgedChange change, string environment, string model, string bundle) => SuccessesOf(change, environment, model, bundle).Any();

    /// <summary>Returns since when a bundle runs in a slot of an environment without a break; null where it does not.</summary>
    public static DateTimeOffset? RunsSince(JudgedChange change, string environment, string model, string bundle)
    {
        var since = ImmutableArray.CreateBuilder<DateTimeOffset>();
        foreach (var ofSlot in SuccessesOf(change, environment, model, bundle).GroupBy(static success => success.Slot, StringComparer.Ordinal))
        {
            var newest = ofSlot.Select(static success => success.Status).OrderBy(static status => status.CreatedAt).ThenBy(static status => status.Id).Last();
            var isPinned = change.Policy.Compilation.Model.Pins.Any(pin => pin.Environment == environment && pin.Model.Value == model && pin.Slot == ofSlot.Key && pin.Bundle.Value == bundle);
            if (isPinned && !IsEnded(change, environment, model, ofSlot.Key, bundle, newest)) since.Add(newest.CreatedAt);
        }

        return since.Count == 0 ? null : since.Min();
    }

    private static IEnumerable<(string Slot, DeploymentStatus Status)> SuccessesOf(JudgedChange change, string environment, string model, string bundle) =>
        from deployed in StatusesOf(change, environment, model)
        where deployed.What.Bundle == bundle && deployed.Status.IsSuccess
        where change.History.IsPinnedAt(deployed.Sha, environment, model, deployed.What.Slot, bundle)
        select (deployed.What.Slot, deployed.Status);

    // What follows in the same second without saying that it came before may have come after.
    private static bool IsEnded(JudgedChange change, string environment, string model, string slot, string bundle, DeploymentStatus newest) =>
        StatusesOf(change, environment, model).Any(deployed => deployed.What.Slot == slot && IsNotBefore(deployed.Status, newest)
            && (deployed.Status.IsFailure || (deployed.Status.IsSuccess && deployed.What.Bundle != bundle)));

    private static bool IsNotBefore(DeploymentStatus status, DeploymentStatus newest) =>
        status.CreatedAt > newest.CreatedAt || (status.CreatedAt == newest.CreatedAt && (status.Id == 0 || newest.Id == 0 || status.Id > newest.Id));

    private static IEnumerable<(string Sha, DeployedBundle What, DeploymentStatus Status)> StatusesOf(JudgedChange change, string environment, string model)
    {
        if (change.Policy.Compilation.Syntax.Header.Deployer is not { Id.Value: var deployer }) yield break;
        foreach (var deployment in change.Recorded.Deployments)
        {
            if (deployment.Environment != environment || deployment.Payload is not { } what || what.Model != model || deployment.Creator?.Id != deployer) continue;
            foreach (var status in deployment.Statuses.Where(status => status.Creator?.Id == deployer)) yield return (deployment.Sha, what, status);
        }
    }
}
