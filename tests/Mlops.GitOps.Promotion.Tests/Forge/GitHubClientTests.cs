using Mlops.GitOps.Promotion.Forge;

namespace Mlops.GitOps.Promotion.Tests.Forge;

public class GitHubClientTests
{
    private static readonly RepositoryName Credit = new("acme", "credit");

    private static readonly PullName Pull = new(Credit, 7);

    private readonly TestClock clock = new();

    [Fact]
    public void All_pages_are_read_to_the_end()
    {
        LoopbackServer? server = null;
        using var pages = server = new LoopbackServer(request => request.Query("page") switch
        {
            null => new LoopbackReply(200, """[{"id": 1}, {"id": 2}]""").With("Link", $"<{server!.Address}repos/acme/credit/pulls/7/reviews?per_page=100&page=2>; rel=\"next\", <{server.Address}x?page=3>; rel=\"last\""),
            "2" => new LoopbackReply(200, """[{"id": 3}]""").With("Link", $"<{server!.Address}repos/acme/credit/pulls/7/reviews?page=1>; rel=\"prev\", <{server.Address}repositories/9/pulls/7/reviews?page=3>; rel=\"next\""),
            _ => new LoopbackReply(200, """[{"id": 4}]"""),
        });
        using var client = ClientOf(pages);
        Assert.Equal([1, 2, 3, 4], client.Reviews(Pull).Select(static review => review.GetProperty("id").GetInt32()));
        Assert.Equal("/repos/acme/credit/pulls/7/reviews?per_page=100", pages.Seen[0].Target);
    }

    [Fact]
    public void A_next_page_at_another_host_is_refused()
    {
        using var elsewhere = new LoopbackServer(static _ => new LoopbackReply(200, "[]"));
        using var server = new LoopbackServer(_ => new LoopbackReply(200, "[]").With("Link", $"<{elsewhere.Address}next>; rel=\"next\""));
        using var client = ClientOf(server);
        Assert.Equal(ForgeTrouble.Elsewhere, TroubleOf(() => client.Reviews(Pull)));
        Assert.Empty(elsewhere.Seen);
    }

    [Fact]
    public void Pages_that_lead_in_a_circle_end()
    {
        LoopbackServer? server = null;
        using var circle = server = new LoopbackServer(_ => new LoopbackReply(200, "[]").With("Link", $"<{server!.Address}again>; rel=\"next\""));
        using var client = ClientOf(circle);
        Assert.Equal(ForgeTrouble.Garbled, TroubleOf(() => client.Reviews(Pull)));
    }

    [Fact]
    public void A_redirection_to_another_host_is_not_followed_and_sees_no_token()
    {
        using var elsewhere = new LoopbackServer(static _ => new LoopbackReply(200, "{}"));
        using var server = new LoopbackServer(_ => new LoopbackReply(301, "").With("Location", elsewhere.Address + "repos/acme/credit"));
        using var client = ClientOf(server);
        Assert.Equal(ForgeTrouble.Elsewhere, TroubleOf(() => client.Repository(Credit)));
        Assert.Empty(elsewhere.Seen);
    }

    [Fact]
    public void A_repository_that_was_renamed_is_found()
    {
        using var server = new LoopbackServer(static request => request.Path == "/repos/acme/credit" ? new LoopbackReply(301, "").With("Location", "/repositories/9") : new LoopbackReply(200, """{"id": 9}"""));
        using var client = ClientOf(server);
        Assert.Equal(9, client.Repository(Credit).GetProperty("id").GetInt32());
    }

    [Theory]
    [InlineData(401, ForgeTrouble.Unauthorized, 1)]
    [InlineData(403, ForgeTrouble.Forbidden, 1)]
    [InlineData(404, ForgeTrouble.NotFound, 1)]
    [InlineData(410, ForgeTrouble.NotFound, 1)]
    [InlineData(422, ForgeTrouble.Refused, 1)]
    [InlineData(429, ForgeTrouble.RateLimited, 4)]
    [InlineData(500, ForgeTrouble.ServerError, 4)]
    [InlineData(502, ForgeTrouble.ServerError, 4)]
    [InlineData(503, ForgeTrouble.ServerError, 4)]
    public void Each_refusal_has_its_kind_and_only_what_may_pass_is_asked_again(int status, ForgeTrouble trouble, int times)
    {
        using var server = new LoopbackServer(_ => new LoopbackReply(status, """{"message": "no"}"""));
        using var client = ClientOf(server);
        Assert.Equal(trouble, TroubleOf(() => client.Pull(Pull)));
        Assert.Equal(times, server.Seen.Count);
    }

    [Theory]
    [InlineData("", ForgeTrouble.Garbled)]
    [InlineData("[]", ForgeTrouble.Garbled)]
    [InlineData("""{"number": 7""", ForgeTrouble.Garbled)]
    [InlineData("<html>", ForgeTrouble.Garbled)]
    [InlineData("""{"state": "open", "state": "closed"}""", ForgeTrouble.Garbled)]
    public void What_is_no_object_is_garbled(string body, ForgeTrouble trouble)
    {
        using var server = new LoopbackServer(_ => new LoopbackReply(200, body));
        using var client = ClientOf(server);
        Assert.Equal(trouble, TroubleOf(() => client.Pull(Pull)));
    }

    [Fact]
    public void An_answer_that_breaks_off_is_asked_for_again()
    {
        var count = 0;
        using var server = new LoopbackServer(_ => new LoopbackReply(200, """{"number": 7}""") { Fault = Interlocked.Increment(ref count) < 3 ? LoopbackFault.Breaks : LoopbackFault.None });
        using var client = ClientOf(server);
        Assert.Equal(7, client.Pull(Pull).GetProperty("number").GetInt32());
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], clock.Waits);
    }

    [Fact]
    public void An_answer_that_always_breaks_off_is_trouble()
    {
        using var server = new LoopbackServer(static _ => new LoopbackReply(200, """{"number": 7}""") { Fault = LoopbackFault.Breaks });
        using var client = ClientOf(server);
        Assert.Equal(ForgeTrouble.Unreachable, TroubleOf(() => client.Pull(Pull)));
    }

    [Fact]
    public void An_answer_that_hangs_is_trouble()
    {
        using var server = new LoopbackServer(static _ => new LoopbackReply(200, """{"number": 7}""") { Fault = LoopbackFault.Hangs });
        using var client = new GitHubClient(new ForgeAddress(server.Address, "secret"), new ForgeLimits(TimeSpan.FromMilliseconds(200), Attempts: 2, TimeSpan.FromMinutes(2)), clock.Clock, CancellationToken.None);
        Assert.Equal(ForgeTrouble.TimedOut, TroubleOf(() => client.Pull(Pull)));
        Assert.Equal([TimeSpan.FromSeconds(1)], clock.Waits);
    }

    [Fact]
    public void Nobody_listening_is_trouble()
    {
        Uri address;
        using (var server = new LoopbackServer(static _ => new LoopbackReply(200, "{}"))) address = server.Address;
        using var client = new GitHubClient(new ForgeAddress(address, null), ForgeLimits.Usual, clock.Clock, CancellationToken.None);
        Assert.Equal(ForgeTrouble.Unreachable, TroubleOf(() => client.Pull(Pull)));
    }

    [Fact]
    public void The_time_that_the_forge_asks_for_is_waited()
    {
        var count = 0;
        using var server = new LoopbackServer(_ => Interlocked.Increment(ref count) switch
        {
            1 => new LoopbackReply(429, "{}").With("Retry-After", "17"),
            2 => new LoopbackReply(403, "{}").With("x-ratelimit-remaining", "0").With("x-ratelimit-reset", "1796126447"),
            3 => new LoopbackReply(403, "{}").With("Retry-After", "3"),
            _ => new LoopbackReply(200, "{}"),
        });
        using var client = ClientOf(server);
        client.Pull(Pull);
        Assert.Equal([TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(3)], clock.Waits);
    }

    [Fact]
    public void A_forge_that_asks_for_an_hour_is_not_waited_for()
    {
        using var server = new LoopbackServer(static _ => new LoopbackReply(429, "{}").With("Retry-After", "3600"));
        using var client = ClientOf(server);
        Assert.Equal(ForgeTrouble.RateLimited, TroubleOf(() => client.Pull(Pull)));
        Assert.Empty(clock.Waits);
    }

    [Fact]
    public void What_may_have_been_done_is_not_done_twice()
    {
        using var server = new LoopbackServer(static _ => new LoopbackReply(502, ""));
        using var client = ClientOf(server);
        Assert.Equal(ForgeTrouble.ServerError, TroubleOf(() => client.CreatePull(Credit, "t", "b", "main", "x")));
        Assert.Single(server.Seen);
    }

    [Fact]
    public void A_token_is_sent_with_every_request()
    {
        using var server = new LoopbackServer(static _ => new LoopbackReply(200, "{}"));
        using var client = ClientOf(server);
        client.Pull(Pull);
        Assert.Equal("Bearer secret", server.Seen[0].Headers["Authorization"]);
        Assert.Equal("2022-11-28", server.Seen[0].Headers["X-GitHub-Api-Version"]);
    }

    [Fact]
    public void A_token_does_not_travel_where_all_can_read_it() =>
        Assert.Throws<ForgeFailure>(static () => ForgeAddress.Of(static name => name == "GITHUB_API_URL" ? "http://ghe.example.com/api/v3" : null));

    [Fact]
    public void An_enterprise_server_keeps_the_path_of_its_api()
    {
        var address = ForgeAddress.Of(static name => name switch { "GITHUB_API_URL" => "https://ghe.example.com/api/v3", "GH_TOKEN" => "t", _ => null });
        Assert.Equal("https://ghe.example.com/api/v3/user", new Uri(address.Api, "user").AbsoluteUri);
        Assert.Equal("t", address.Token);
    }

    [Theory]
    [InlineData("https://github.com/acme/credit.git")]
    [InlineData("https://token@github.com/acme/credit")]
    [InlineData("git@github.com:acme/credit.git")]
    [InlineData("ssh://git@github.com/acme/credit.git")]
    public void The_address_of_a_remote_names_its_repository(string url) => Assert.Equal(Credit, RepositoryName.OfRemote(url));

    [Theory]
    [InlineData("credit")]
    [InlineData("acme/../credit")]
    [InlineData("acme/..")]
    [InlineData("acme/credit?x=1")]
    public void What_is_no_repository_has_no_name(string written) => Assert.Null(RepositoryName.TryParse(written));

    private GitHubClient ClientOf(LoopbackServer server) => new(new ForgeAddress(server.Address, "secret"), ForgeLimits.Usual, clock.Clock, CancellationToken.None);

    private static ForgeTrouble TroubleOf(Action call) => Assert.Throws<ForgeFailure>(call).Trouble;
}
