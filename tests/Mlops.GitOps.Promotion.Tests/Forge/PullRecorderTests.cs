using System.Text.Json;
using System.Text.Json.Nodes;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Promotion.Forge;

namespace Mlops.GitOps.Promotion.Tests.Forge;

public sealed class PullRecorderTests : IDisposable
{
    private readonly TemporaryFolder bare = new();
    private readonly GitFixture work = new();
    private readonly FakeGitHub forge;
    private readonly TestClock clock = new();

    public PullRecorderTests()
    {
        work.Commit("first", ("a.txt", "1"));
        work.Git("clone", "--quiet", "--bare", work.Root, bare.Path);
        work.Git("remote", "add", "origin", bare.Path);
        forge = new FakeGitHub(bare.Path);
    }

    [Fact]
    public void A_record_holds_all_parts_as_they_came()
    {
        var pull = OpenPull();
        forge.Review(forge.Pulls[0], new FakeAccount(2001, "edith"));
        forge.Deploy(new FakeAccount(9002, "acme-deploy[bot]", "Bot"), "staging", work.Git("rev-parse", "main"), new JsonObject { ["model"] = "credit", ["slot"] = "champion", ["bundle"] = "sha256:1" });
        forge.Deploy(new FakeAccount(9002, "acme-deploy[bot]", "Bot"), "staging", work.Git("rev-parse", "main"), []);
        var record = Record(pull);
        Assert.Equal(["pull", "reviews", "commits", "files", "activity", "deployments", "now"], record.EnumerateObject().Select(static part => part.Name));
        Assert.Equal(work.Git("rev-parse", "topic"), record.GetProperty("pull").GetProperty("head").GetProperty("sha").GetString());
        Assert.Equal("edith", record.GetProperty("reviews")[0].GetProperty("user").GetProperty("login").GetString());
        Assert.Equal(1, record.GetProperty("commits").GetArrayLength());
        Assert.Equal("b.txt", record.GetProperty("files")[0].GetProperty("filename").GetString());
        Assert.Equal(record.GetProperty("pull").GetProperty("head").GetProperty("sha").GetString(), record.GetProperty("activity")[0].GetProperty("after").GetString());
        var deployment = Assert.Single(record.GetProperty("deployments").EnumerateArray());
        Assert.Equal("success", deployment.GetProperty("statuses")[0].GetProperty("state").GetString());
        Assert.Equal("2026-12-01T12:00:00Z", record.GetProperty("now").GetString());
    }

    [Fact]
    public void A_push_while_it_is_read_is_told()
    {
        var pull = OpenPull();
        forge.Before = request =>
        {
            if (!request.Path.EndsWith("/files", StringComparison.Ordinal)) return null;
            forge.Before = static _ => null;
            work.Commit("another", ("c.txt", "3"));
            work.Git("push", "--quiet", "origin", "topic");
            return null;
        };
        var failure = Assert.Throws<ForgeFailure>(() => Record(pull));
        Assert.Equal("head_moved", failure.Code);
    }

    [Theory]
    [InlineData("reviews")]
    [InlineData("commits")]
    [InlineData("files")]
    [InlineData("activity")]
    [InlineData("deployments")]
    [InlineData("statuses")]
    public void A_part_that_cannot_be_read_leaves_no_record(string part)
    {
        var pull = OpenPull();
        forge.Deploy(forge.Actor, "staging", work.Git("rev-parse", "main"), new JsonObject { ["bundle"] = "sha256:1" });
        forge.Before = request => request.Path.EndsWith(part, StringComparison.Ordinal) ? new LoopbackReply(404, "{}") : null;
        Assert.Equal("api_error", Assert.Throws<ForgeFailure>(() => Record(pull)).Code);
    }

    public void Dispose()
    {
        forge.Dispose();
        work.Dispose();
        bare.Dispose();
    }

    private PullName OpenPull()
    {
        work.Git("switch", "--quiet", "--create", "topic");
        work.Commit("second", ("b.txt", "2"));
        work.Git("push", "--quiet", "origin", "topic");
        using var client = ClientOf();
        return new PullName(FakeGitHub.Name, client.CreatePull(FakeGitHub.Name, "Second", "topic", "main", "body").GetProperty("number").GetInt64());
    }

    private JsonElement Record(PullName pull)
    {
        using var client = ClientOf();
        using var document = JsonDocument.Parse(PullRecorder.Record(client, pull, ["staging"]));
        return document.RootElement.Clone();
    }

    private GitHubClient ClientOf() => new(new ForgeAddress(forge.Address, "secret"), ForgeLimits.Usual, clock.Clock, CancellationToken.None);
}
