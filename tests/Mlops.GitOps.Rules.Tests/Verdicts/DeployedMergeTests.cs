using System.Text.Json.Nodes;
using Mlops.GitOps.Rules.Auditing;
using Mlops.GitOps.Rules.Recorded;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Rules.Tests.Verdicts;

/// <summary>What is said of a commit that was merged and is about to be deployed.</summary>
public sealed class DeployedMergeTests
{
    private static readonly DeployedMerge InOrder = new(HasPullRequest: true, IsWhatWasReviewed: true, HasVerdict: true, Story.Now.AddMinutes(5));

    private static readonly Story Usual = new(
        ("project: credit", "project: credit\ndeployer: {id: 9002, login: deployer}"),
        ("approvals: {production: [{role: risk}]}", "riskClass: limited"));

    [Fact]
    public void A_merge_of_what_was_reviewed_is_deployed() => Assert.Empty(Judge(InOrder).Codes);

    [Fact]
    public void A_commit_without_a_pull_request_is_not_deployed() => Assert.Equal(["no_pull_request"], Judge(InOrder with { HasPullRequest = false }).Codes);

    [Fact]
    public void A_merge_of_something_else_is_not_deployed() => Assert.Equal(["unreviewed_merge"], Judge(InOrder with { IsWhatWasReviewed = false }).Codes);

    [Fact]
    public void A_merge_without_a_verdict_is_not_deployed() => Assert.Equal(["no_verdict"], Judge(InOrder with { HasVerdict = false }).Codes);

    [Fact]
    public void A_freeze_that_began_after_the_merge_holds_it() => Assert.Equal(["freeze"], Judge(InOrder with { Now = new DateTimeOffset(2026, 12, 24, 0, 0, 0, TimeSpan.Zero) }).Codes);

    [Fact]
    public void Soak_is_counted_to_the_moment_of_merging()
    {
        var merged = Merged();
        merged["deployments"]![0]!["statuses"]![0]!["created_at"] = Story.Text(Story.Now.AddHours(-24));
        merged["now"] = Story.Text(Story.Now.AddDays(2));
        Assert.Empty(Judge(InOrder, merged).Codes);
        merged["pull"]!["merged_at"] = Story.Text(Story.Now.AddMinutes(-1));
        Assert.Equal(["soak"], Judge(InOrder, merged).Codes);
    }

    [Fact]
    public void Without_the_audit_nothing_is_decided() => Assert.Equal(["api_error"], Judge(InOrder with { HasVerdict = false }, audit: AuditState.Absent).Codes);

    [Fact]
    public void The_end_of_the_branch_is_nobodys_push()
    {
        var merged = Merged();
        merged["activity"]!.AsArray().Insert(0, new JsonObject
        {
            ["id"] = 999, ["ref"] = merged["activity"]![0]!["ref"]!.DeepClone(), ["before"] = Story.Head, ["after"] = new string('0', 40),
            ["timestamp"] = Story.Text(Story.Now.AddMinutes(1)), ["activity_type"] = "branch_deletion", ["actor"] = merged["activity"]![0]!["actor"]!.DeepClone(),
        });
        merged["now"] = Story.Text(Story.Now.AddMinutes(2));
        Assert.Empty(Judge(InOrder, merged).Codes);
    }

    private static Verdict Judge(DeployedMerge deployed, JsonObject? recorded = null, AuditState audit = AuditState.Sound) =>
        Authorize.Judge(Usual.Change(RecordedPullReader.Read((recorded ?? Merged()).ToJsonString()), Story.Head) with { Deployed = deployed, Audit = audit });

    private static JsonObject Merged()
    {
        var answers = Story.InOrder();
        answers["pull"]!["state"] = "closed";
        answers["pull"]!["merged_at"] = Story.Text(Story.Now);
        return answers;
    }
}
