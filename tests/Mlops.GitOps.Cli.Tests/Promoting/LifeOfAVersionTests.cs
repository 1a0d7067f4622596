using System.Text.Json;
using System.Text.Json.Nodes;
using Mlops.GitOps.Promotion.Tests.Forge;
using Mlops.GitOps.Promotion.Tests.Promoting;

namespace Mlops.GitOps.Cli.Tests.Promoting;

/// <summary>A version from its record to production and back, by the commands that people and workflows call, with real git and a forge on this machine.</summary>
public sealed class LifeOfAVersionTests : IDisposable
{
    private static readonly FakeAccount Ada = new(1001, "ada");
    private static readonly FakeAccount Grace = new(1002, "grace");
    private static readonly FakeAccount Edith = new(2001, "edith");
    private static readonly FakeAccount Deployer = new(9002, "acme-deploy[bot]", "Bot");

    private readonly PromotionBench bench = new();

    [Fact]
    public void A_version_is_promoted_soaked_approved_deployed_and_rolled_back()
    {
        Promote("credit@1", "staging", Grace, 1);
        Promote("credit@1", "production", Edith, 1);

        // Staging first: its owner's approval is enough.
        Assert.Equal(0, bench.Run("promote", "credit@2", "--to", "staging", "--pull-request").Status);
        Assert.Equal((3, "DENY", "approval_missing"), Gate());
        bench.Forge.Review(Last, Ada);
        Assert.Contains("self_approval", Gate().Codes, StringComparison.Ordinal);
        bench.Forge.Review(Last, Grace);
        Assert.Equal((0, "ALLOW", ""), Gate());
        Deploy("staging", 2);

        // Production is denied for want of soak and of an approval; both are listed at once.
        Assert.Equal(0, bench.Run("promote", "credit@2", "--to", "production", "--pull-request").Status);
        Assert.Equal((3, "DENY", "soak approval_missing"), Gate());
        bench.Forge.Review(Last, Edith);
        Assert.Equal((3, "DENY", "soak"), Gate());
        bench.Forge.Now = bench.Forge.Now.AddHours(25);
        Assert.Equal((0, "ALLOW", ""), Gate());
        Deploy("production", 2);

        // Back again, at once.
        Assert.Contains("roll credit back to 1 in production", bench.Run("rollback", "credit", "--env", "production", "--pull-request").Output, StringComparison.Ordinal);
        Assert.Equal((3, "DENY", "approval_missing"), Gate());
        bench.Forge.Review(Last, Grace);
        Assert.Equal((0, "ALLOW", ""), Gate());
        Deploy("production", 1);

        var verified = bench.Run("audit", "verify", "--branch", "origin/main");
        Assert.Equal((0, ""), (verified.Status, verified.Error));
        Assert.EndsWith("each comes out as it was written down\n", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_merged_without_a_verdict_is_not_deployed_and_a_revert_is_proposed()
    {
        Promote("credit@1", "staging", Grace, 1);
        Assert.Equal(0, bench.Run("promote", "credit@2", "--to", "staging", "--pull-request").Status);
        var commit = bench.Forge.Merge(Last);
        bench.Pull();
        var answer = bench.Run("verify-deploy", commit, "--environment", "staging", "--github", "acme/credit", "--revert");
        Assert.Equal((3, "DENY", "no_verdict approval_missing"), Said(answer));
        Assert.Contains($"revert {commit[..12]}: pushed branch mlops/revert/{commit[..12]}, opened pull request #3", answer.Error, StringComparison.Ordinal);
        bench.Work.Git("fetch", "--quiet", "origin", $"mlops/revert/{commit[..12]}");
        Assert.Equal(bench.Work.Git("rev-parse", commit + "^1^{tree}"), bench.Work.Git("rev-parse", "FETCH_HEAD^{tree}"));
        Assert.Contains("it moved pins, and the audit holds no ALLOW of it", bench.Run("audit", "verify").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_reviewed_is_not_deployed()
    {
        Promote("credit@1", "staging", Grace, 1);
        bench.Run("promote", "credit@2", "--to", "staging");
        var commit = bench.Work.Commit("quietly");
        bench.Work.Git("push", "--quiet", "origin", "HEAD:main");
        Assert.Contains("no_pull_request", Said(bench.Run("verify-deploy", commit, "--environment", "staging", "--github", "acme/credit")).Codes, StringComparison.Ordinal);
    }

    [Fact]
    public void A_merge_that_holds_more_than_was_reviewed_is_not_deployed()
    {
        Promote("credit@1", "staging", Grace, 1);
        bench.Run("promote", "credit@2", "--to", "staging", "--pull-request");
        bench.Forge.Review(Last, Grace);
        Assert.Equal(0, Gate().Status);
        bench.Forge.Merge(Last);
        bench.Pull();
        bench.Work.Git("commit", "--quiet", "--amend", "--no-edit", "--allow-empty");
        File.WriteAllText(Path.Join(bench.Work.Root, "extra.txt"), "more");
        bench.Work.Git("add", "extra.txt");
        bench.Work.Git("commit", "--quiet", "--amend", "--no-edit");
        bench.Work.Git("push", "--quiet", "--force", "origin", "HEAD:main");
        Last.MergeCommit = bench.Work.Git("rev-parse", "HEAD");
        Assert.Contains("unreviewed_merge", Said(bench.Run("verify-deploy", "HEAD", "--environment", "staging", "--github", "acme/credit")).Codes, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_audit_nothing_is_decided_about_a_deployment()
    {
        bench.Run("promote", "credit@1", "--to", "staging", "--pull-request");
        bench.Forge.Review(Last, Grace);
        var commit = bench.Forge.Merge(Last);
        bench.Pull();
        Assert.Equal((4, "INDETERMINATE", "api_error"), Said(bench.Run("verify-deploy", commit, "--environment", "staging", "--github", "acme/credit")));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public void A_forge_that_gives_no_answer_leaves_everything_undecided(int status)
    {
        bench.Run("promote", "credit@1", "--to", "staging", "--pull-request");
        bench.Forge.Before = request => request.Path.EndsWith("/reviews", StringComparison.Ordinal) ? new LoopbackReply(status, "{}") : null;
        Assert.Equal((4, "INDETERMINATE"), (Gate().Status, Gate().Verdict));
    }

    public void Dispose() => bench.Dispose();

    private FakePull Last => bench.Forge.Pulls[^1];

    private void Promote(string version, string environment, FakeAccount approver, long number)
    {
        Assert.Equal(0, bench.Run("promote", version, "--to", environment, "--pull-request").Status);
        bench.Forge.Review(Last, approver);
        Assert.Equal((0, "ALLOW", ""), Gate());
        Deploy(environment, number);
        bench.Forge.Now = bench.Forge.Now.AddHours(25);
    }

    /// <summary>Judges the newest pull request as its workflow would, and writes the verdict down where it allows.</summary>
    private (int Status, string Verdict, string Codes) Gate()
    {
        bench.Work.Git("fetch", "--quiet", "origin", "main", Last.Branch);
        var answer = bench.Run("gate", "--base", "origin/main", "--head", $"origin/{Last.Branch}", "--github", $"acme/credit#{Last.Number}", "--record", Path.Join(bench.Scratch, "pull.json"));
        var said = Said(answer);
        if (said.Status == 0)
        {
            var verdict = Path.Join(bench.Scratch, "verdict.json");
            File.WriteAllText(verdict, answer.Output);
            var appended = bench.Run("audit", "append", verdict, "--pull", Path.Join(bench.Scratch, "pull.json"), "--remote", "origin");
            Assert.Equal((0, ""), (appended.Status, appended.Error));
        }

        return said;
    }

    private void Deploy(string environment, long version)
    {
        var commit = bench.Forge.Merge(Last);
        bench.Pull();
        var answer = bench.Run("verify-deploy", commit, "--environment", environment, "--github", "acme/credit", "--advance");
        Assert.Equal((0, "ALLOW", ""), Said(answer));
        Assert.Equal(commit, bench.Work.Git("ls-remote", "origin", $"refs/heads/mlops/env/{environment}").Split('\t')[0]);
        bench.Forge.Deploy(Deployer, environment, commit, new JsonObject { ["model"] = "credit", ["slot"] = "champion", ["bundle"] = CreditWorkspace.BundleOf(version) });
    }

    private static (int Status, string Verdict, string Codes) Said(Mlops.Answer answer)
    {
        Assert.True(answer.Output.StartsWith('{'), answer.Error);
        using var document = JsonDocument.Parse(answer.Output);
        var codes = document.RootElement.GetProperty("reasons").EnumerateArray().Select(static reason => reason.GetProperty("code").GetString()).Distinct();
        return (answer.Status, document.RootElement.GetProperty("verdict").GetString()!, string.Join(' ', codes));
    }
}
