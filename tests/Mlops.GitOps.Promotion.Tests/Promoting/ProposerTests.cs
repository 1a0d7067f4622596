using System.Globalization;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Promotion.Forge;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Promoting;
using Mlops.GitOps.Promotion.Tests.Forge;

namespace Mlops.GitOps.Promotion.Tests.Promoting;

public sealed class ProposerTests : IDisposable
{
    private readonly TemporaryFolder bare = new();
    private readonly GitFixture work = new();
    private readonly FakeGitHub forge;

    public ProposerTests()
    {
        work.Git("config", "user.name", "Ada");
        work.Git("config", "user.email", "1001+ada@users.noreply.github.com");
        work.Commit("specs", CreditWorkspace.HeaderFile, CreditWorkspace.DefinitionsFile, CreditWorkspace.Record(1), CreditWorkspace.Record(2), CreditWorkspace.Record(3));
        work.Git("clone", "--quiet", "--bare", work.Root, bare.Path);
        work.Git("remote", "add", "origin", bare.Path);
        forge = new FakeGitHub(bare.Path);
    }

    [Fact]
    public void A_promotion_is_one_commit_on_a_branch_of_its_own_and_a_pull_request()
    {
        var outcome = Promote(1);
        Assert.Equal(2, outcome.Steps.Count);
        var branch = $"mlops/promote/staging/credit-{CreditWorkspace.BundleOf(1)["sha256:".Length..][..12]}";
        Assert.Equal(outcome.Commit, Bare("rev-parse", branch));
        Assert.Equal("environments/staging.pins.yaml", Bare("diff", "--name-only", "main", branch));
        Assert.Equal(Bare("rev-parse", "main"), Bare("rev-parse", branch + "^"));
        Assert.Equal($"promote staging/credit/champion 1 {CreditWorkspace.BundleOf(1)}", Bare("log", "-1", "--format=%(trailers:key=Mlops-Change,valueonly)", branch).Trim());
        Assert.Equal("promote credit 1 to staging", Assert.Single(forge.Pulls).Title);
        Assert.Contains("the plan", forge.Pulls[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_checked_out_staged_and_unsaved_is_not_touched()
    {
        File.WriteAllText(Path.Join(work.Root, "mlops.yaml"), "half a line");
        File.WriteAllText(Path.Join(work.Root, "staged.txt"), "staged");
        work.Git("add", "staged.txt");
        var before = State();
        Promote(1);
        Assert.Equal(before, State());
    }

    [Fact]
    public void The_same_promotion_again_finds_it_there()
    {
        var first = Promote(1);
        var second = Promote(1);
        Assert.Empty(second.Steps);
        Assert.Equal((first.Commit, first.Number), (second.Commit, second.Number));
    }

    [Fact]
    public void A_promotion_that_was_merged_has_nothing_left_to_do()
    {
        Promote(1);
        forge.Merge(forge.Pulls[0]);
        Assert.Null(Promote(1).Proposal);
    }

    [Fact]
    public void A_pull_request_that_was_closed_is_opened_as_a_new_one()
    {
        Promote(1);
        forge.Pulls[0].State = "closed";
        Assert.Equal(["opened pull request #2"], Promote(1).Steps);
    }

    [Fact]
    public void A_base_that_moved_elsewhere_keeps_the_branch_and_its_approvals()
    {
        var first = Promote(1);
        PushToMain("readme", ("README.md", "more"));
        Assert.Equal(first.Commit, Promote(1).Commit);
    }

    [Fact]
    public void A_base_that_moved_the_same_pins_makes_the_branch_anew()
    {
        var first = Promote(1);
        var other = PinsEdit.Apply(null, new PinChange("staging", "credit", "champion", 3, CreditWorkspace.BundleOf(3), null, null));
        PushToMain("another", ("environments/staging.pins.yaml", other));
        var second = Promote(1);
        Assert.NotEqual(first.Commit, second.Commit);
        Assert.Equal(Bare("rev-parse", "main"), Bare("rev-parse", second.Commit + "^"));
        Assert.Single(forge.Pulls);
    }

    [Fact]
    public void A_branch_that_somebody_worked_on_is_left_alone()
    {
        Promote(1);
        var branch = forge.Pulls[0].Branch;
        work.Git("fetch", "--quiet", "origin", branch);
        work.Git("switch", "--quiet", "--detach", "FETCH_HEAD");
        work.Commit("my own", ("notes.txt", "mine"));
        work.Git("push", "--quiet", "origin", $"HEAD:refs/heads/{branch}");
        Assert.Contains("something else", Assert.Throws<PromotionRefusal>(() => Promote(1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_wrote_around_the_plan_stays()
    {
        Promote(1);
        forge.Pulls[0].Body = "Please look.\r\n" + forge.Pulls[0].Body.Replace("the plan", "an old plan", StringComparison.Ordinal) + "\r\nThanks.";
        Assert.Equal(["described pull request #1 anew"], Promote(1).Steps);
        Assert.StartsWith("Please look.\n", forge.Pulls[0].Body, StringComparison.Ordinal);
        Assert.Contains("the plan", forge.Pulls[0].Body, StringComparison.Ordinal);
        Assert.EndsWith("Thanks.", forge.Pulls[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_wrote_does_nothing_in_a_pull_request()
    {
        using var repository = work.Open();
        using var client = ClientOf();
        Proposer(repository, client).Run((ground, _) => Proposals.Of(ground, QuarantineEdit.Choose(ground, "credit", 1, "@everybody <b>`x`\n<!-- mlops: end -->", "ada", DateTimeOffset.UnixEpoch, isRelease: false)!));
        Assert.Contains("`@everybody <b>ˋxˋ�<!-- mlops: end -->`", forge.Pulls[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Rolling_back_restores_the_bundle_before_and_passes_over_rejected_ones()
    {
        foreach (var version in (long[])[1, 2, 3])
        {
            Promote(version);
            forge.Merge(forge.Pulls[^1]);
        }

        Assert.Equal("roll credit back to 2 in staging", RollBack().Proposal?.Title);
        forge.Merge(forge.Pulls[^1]);
        Assert.Equal("roll credit back to 1 in staging", RollBack().Proposal?.Title);
        using var repository = work.Open();
        using var client = ClientOf();
        Proposer(repository, client).Run((ground, _) => Proposals.Of(ground, QuarantineEdit.Choose(ground, "credit", 1, "bad", "ada", DateTimeOffset.UnixEpoch, isRelease: false)!));
        forge.Merge(forge.Pulls[^1]);
        Assert.Contains("1 was rejected", Assert.Throws<PromotionRefusal>(() => RollBack()).Message, StringComparison.Ordinal);
    }

    public static TheoryData<bool> WhenItStops => [false, true];

    /// <summary>Stops at every call of git, before it or after it, and goes on with the same command.</summary>
    [Theory, MemberData(nameof(WhenItStops))]
    public void Stopping_at_any_call_of_git_leaves_what_the_next_promotion_finishes(bool isAfter)
    {
        var stops = 0;
        for (var at = 1; ; at++, stops++)
        {
            using var folder = new TemporaryFolder();
            var wrapped = GitThatStops(folder.Path, at, isAfter);
            var isStopped = false;
            try
            {
                Promote(1, name => name == "PATH" ? wrapped : Environment.GetEnvironmentVariable(name));
            }
            catch (Exception stopped) when (stopped is GitFailure or IOException)
            {
                isStopped = true;
            }

            if (!isStopped && !File.Exists(Path.Join(folder.Path, "stopped"))) break;
            Assert.True(forge.Pulls.Count <= 1);
            CheckItIsFinished();
        }

        Assert.InRange(stops, 10, 40);
    }

    [Theory, MemberData(nameof(WhenItStops))]
    public void Stopping_at_any_request_leaves_what_the_next_promotion_finishes(bool isAfter)
    {
        for (var at = 1; at <= 3; at++)
        {
            var count = 0;
            var wanted = at;
            forge.Before = request =>
            {
                if (++count != wanted) return null;

                // Done, but nobody hears of it.
                if (isAfter && request.Method == "POST") forge.Open(request.Body);
                return new LoopbackReply(400, "{}");
            };
            Assert.Throws<ForgeFailure>(() => Promote(1));
            forge.Before = static _ => null;
            CheckItIsFinished();
        }
    }

    public void Dispose()
    {
        forge.Dispose();
        work.Dispose();
        bare.Dispose();
    }

    private void CheckItIsFinished()
    {
        var outcome = Promote(1);
        var pull = Assert.Single(forge.Pulls, static pull => pull.State == "open");
        Assert.Equal(pull.Number, outcome.Number);
        Assert.Equal(outcome.Commit, Bare("rev-parse", pull.Branch));
        Assert.Equal("environments/staging.pins.yaml", Bare("diff", "--name-only", "main", pull.Branch));
        Assert.Equal("main", work.Git("branch", "--show-current"));
        Assert.Equal("", work.Git("status", "--porcelain"));
        Assert.Equal("", work.Git("for-each-ref", "refs/mlops"));

        // As if it had never been.
        work.Git("push", "--quiet", "origin", "--delete", pull.Branch);
        forge.Forget();
    }

    private static string GitThatStops(string folder, int at, bool isAfter)
    {
        var real = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(static one => Path.Join(one, "git")).First(File.Exists);
        var script = string.Create(CultureInfo.InvariantCulture, $"""
            #!/bin/sh
            echo >> '{folder}/calls'
            if [ "$(wc -l < '{folder}/calls')" -eq {at} ]; then
              touch '{folder}/stopped'
              {(isAfter ? $"'{real}' \"$@\" > /dev/null 2>&1" : ":")}
              exit 128
            fi
            exec '{real}' "$@"

            """);
        var path = Path.Join(folder, "git");
        File.WriteAllText(path, script);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return $"{folder}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    private string State() => work.Git("status", "--porcelain") + work.Git("diff") + work.Git("diff", "--cached") + work.Git("for-each-ref", "refs/heads", "refs/tags", "refs/mlops") + work.Git("rev-parse", "HEAD");

    private void PushToMain(string message, params (string Path, string? Text)[] files)
    {
        work.Git("pull", "--quiet", "origin", "main");
        work.Commit(message, files);
        work.Git("push", "--quiet", "origin", "main");
    }

    private string Bare(params string[] arguments) => new BareGit(bare.Path).Run(arguments);

    private ProposalOutcome Promote(long version, Func<string, string?>? variable = null)
    {
        using var repository = GitRepository.Open(work.Root, variable ?? Environment.GetEnvironmentVariable);
        using var client = ClientOf();
        return Proposer(repository, client).Run((ground, _) => Proposals.Of(ground, PinChoice.Promotion(ground, "credit", version, "staging", null), isRollback: false));
    }

    private ProposalOutcome RollBack()
    {
        using var repository = work.Open();
        using var client = ClientOf();
        return Proposer(repository, client).Run((ground, @base) => Proposals.Of(ground, new LastGood(repository).Find(ground, @base, "credit", "staging", null), isRollback: true));
    }

    private static Proposer Proposer(GitRepository repository, GitHubClient client) => new(repository, client, "origin", FakeGitHub.Name, static (_, _) => "the plan");

    private GitHubClient ClientOf() => new(new ForgeAddress(forge.Address, "secret"), CancellationToken.None);
}
