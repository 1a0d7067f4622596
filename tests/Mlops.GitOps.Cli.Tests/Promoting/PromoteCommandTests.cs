using Mlops.GitOps.Promotion.Tests.Promoting;

namespace Mlops.GitOps.Cli.Tests.Promoting;

public sealed class PromoteCommandTests : IDisposable
{
    private readonly PromotionBench bench = new();

    [Fact]
    public void Without_a_pull_request_the_file_is_edited_for_you_to_commit()
    {
        var answer = bench.Run("promote", "credit@1", "--to", "staging");
        Assert.Equal((0, ""), (answer.Status, answer.Error));
        Assert.StartsWith("environments/staging.pins.yaml is changed: promote credit 1 to staging\n", answer.Output, StringComparison.Ordinal);
        Assert.Equal("?? environments/", bench.Work.Git("status", "--porcelain"));
        Assert.Equal(0, bench.Run("validate", "--verbosity", "quiet").Status);
        Assert.Equal("credit@1 is the champion of staging already: nothing to promote\n", bench.Run("promote", "credit@1", "--to", "staging").Output);
    }

    [Fact]
    public void A_pull_request_is_opened_once()
    {
        Assert.Contains("opened pull request #1, https://github.com/acme/credit/pull/1", bench.Run("promote", "credit@1", "--to", "staging", "--pull-request").Output, StringComparison.Ordinal);
        Assert.Equal("promote credit 1 to staging: it is proposed already, https://github.com/acme/credit/pull/1\n", bench.Run("promote", "credit@1", "--to", "staging", "--pull-request").Output);
        Assert.Equal("", bench.Work.Git("status", "--porcelain"));
        Assert.Contains("### Plan", Assert.Single(bench.Forge.Pulls).Body, StringComparison.Ordinal);
        Assert.Contains("ml-lead", bench.Forge.Pulls[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_is_said_with_what_was_meant()
    {
        Said("there is no environment 'stagign'", "did you mean 'staging'?", bench.Run("promote", "credit@1", "--to", "stagign"));
        Said("there is no model 'cerdit'", "did you mean 'credit'?", bench.Run("promote", "cerdit", "--to", "staging"));
        Said("'credit' has no version 9", "the newest is credit@3; `mlops registry list` shows all", bench.Run("promote", "credit@9", "--to", "staging"));
        Said("'credit' has no slot 'chalenger'", "did you mean 'challenger'?", bench.Run("promote", "credit@1", "--to", "staging", "--slot", "chalenger"));
        Assert.Equal(2, bench.Run("promote", "credit@one", "--to", "staging").Status);
    }

    [Fact]
    public void A_rejected_version_is_promoted_nowhere_until_it_is_released()
    {
        Assert.Equal(0, bench.Run("reject", "credit@2", "--reason", "scores # low: \"x\"").Status);
        Said("credit 2 was rejected: scores # low: \"x\"", "promote another version, or release it: mlops release", bench.Run("promote", "credit@2", "--to", "staging"));
        Assert.Equal("credit@2 is rejected already\n", bench.Run("reject", "credit@2").Output);
        Assert.Equal(0, bench.Run("release", "credit@2", "--reason", "it was the data").Status);
        Assert.Equal(0, bench.Run("promote", "credit@2", "--to", "staging").Status);
        Assert.Equal(0, bench.Run("validate", "--strict").Status);
        var quarantine = File.ReadAllText(Path.Join(bench.Work.Root, "registry/credit/rejected.yaml"));
        Assert.Contains("Ada <1001+ada@users.noreply.github.com>", quarantine, StringComparison.Ordinal);
        Assert.Contains(CreditWorkspace.BundleOf(2), quarantine, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rollback_names_the_bundle_that_it_goes_back_to()
    {
        foreach (var version in (string[])["credit@1", "credit@3"])
        {
            bench.Run("promote", version, "--to", "production");
            bench.Work.Commit(version);
        }

        Assert.Contains("roll credit back to 1 in production", bench.Run("rollback", "credit", "--env", "production").Output, StringComparison.Ordinal);
        Assert.Contains(CreditWorkspace.BundleOf(1), File.ReadAllText(Path.Join(bench.Work.Root, "environments/production.pins.yaml")), StringComparison.Ordinal);
        Assert.Equal(1, bench.Run("rollback", "credit", "--env", "staging").Status);
    }

    [Fact]
    public void A_forge_that_is_not_there_is_said_plainly()
    {
        bench.Forge.Before = static _ => new Promotion.Tests.Forge.LoopbackReply(404, "{}");
        Said("GitHub has no such thing: repository acme/credit", "if it is there, the token may not see it", bench.Run("promote", "credit@1", "--to", "staging", "--pull-request"));
    }

    public void Dispose() => bench.Dispose();

    private static void Said(string message, string hint, Mlops.Answer answer) =>
        Assert.Equal((1, $"error: {message}\nhelp: {hint}\n"), (answer.Status, answer.Error));
}
