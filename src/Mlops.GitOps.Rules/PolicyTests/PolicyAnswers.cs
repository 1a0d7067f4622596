using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Recorded;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Rules.PolicyTests;

/// <summary>What the forge would answer about the pull request of a policy test.</summary>
internal static class PolicyAnswers
{
    private const string Branch = "change";
    private const string Url = "https://api.example/repos/policy/test/pulls/1";

    private static readonly DateTimeOffset UsualMoment = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan UsualAge = TimeSpan.FromMinutes(1);

    public static RecordedPull Of(PolicyTest test, PolicyWorld world, HeaderSyntax header)
    {
        var when = test.When;
        var cast = new Cast(header);
        var now = when.Time("at")?.Value ?? UsualMoment;
        var author = cast.AccountOf(when.Text("by")?.Value);
        var home = new ForgeRepository(1, "policy/test", "main");
        return new RecordedPull(
            new PullRequest(Url, IsOpen: true, IsDraft: false, null, author, new PullEnd(PolicyScene.Head, Branch, home), new PullEnd(PolicyScene.Base, "main", home), 1, 1),
            [.. Reviews(when, cast, now)],
            [new PullCommit(PolicyScene.Head, author, author, when.Bool("verifiedCommits")?.Value ?? true)],
            [new PullFile(world.ChangedPath, null)],
            [new BranchActivity("refs/heads/" + Branch, PolicyScene.Head, now - TimeSpan.FromHours(1), when.Text("pushedBy") is { } pusher ? cast.AccountOf(pusher.Value) : author)],
            [.. Deployments(test, world, header, now)],
            now,
            [],
            default);
    }

    public static string MessageOf(PolicyTest test, HeaderSyntax header)
    {
        var cast = new Cast(header);
        var trailers = test.When.Texts("coAuthors").Select(coAuthor => $"Co-authored-by: {coAuthor.Value} <{cast.EmailOf(coAuthor.Value)}>").ToList();
        if (test.When.Text("breakGlass") is { } ticket) trailers.Add($"Break-glass: {ticket.Value}");
        return $"{test.Name}\n\n{string.Join('\n', trailers)}";
    }

    private static IEnumerable<Review> Reviews(YamlMap when, Cast cast, DateTimeOffset now)
    {
        var id = 0L;
        foreach (var approval in when.Items("approvedBy"))
        {
            var said = approval as YamlMap;
            var commit = said.Text("of")?.Value == "earlier" ? PolicyScene.Before : PolicyScene.Head;
            yield return new Review(++id, cast.AccountOf(said.Text("login")?.Value ?? approval.AsText()?.Value), "APPROVED", now - (SpanOf(said.Quantity("ago")?.Value) ?? UsualAge), commit, Url);
        }

        foreach (var objector in when.Texts("changesRequestedBy"))
            yield return new Review(++id, cast.AccountOf(objector.Value), "CHANGES_REQUESTED", now - UsualAge, PolicyScene.Head, Url);
    }

    // Whoever deploys is the one whom the rules name; where they name nobody, nothing was ever seen to run.
    private static IEnumerable<Deployment> Deployments(PolicyTest test, PolicyWorld world, HeaderSyntax header, DateTimeOffset now)
    {
        if (header.Deployer is not { } deployer) yield break;
        var account = new Account(deployer.Id.Value, deployer.Login.Value, "Bot");
        foreach (var entry in test.Given.Entries("runsIn"))
            yield return Success(PolicyScene.Base, entry.Name, "champion", now - (SpanOf(test.Given.Map("runsIn").Quantity(entry.Name)?.Value) ?? TimeSpan.Zero));
        foreach (var environment in test.Given.Texts("ranIn")) yield return Success(PolicyScene.Before, environment.Value, world.Slot, now - TimeSpan.FromDays(30));

        Deployment Success(string commit, string environment, string slot, DateTimeOffset at) =>
            new(commit, environment, new DeployedBundle(world.Model, slot, world.Bundle), account, [new DeploymentStatus(1, "success", at, account)]);
    }

    private static TimeSpan? SpanOf(Quantity? quantity) => quantity is { Value: var seconds } ? Spans.Of(seconds) : null;
}
