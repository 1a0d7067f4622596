using System.Text;
using Mlops.GitOps.Promotion.Git;

namespace Mlops.GitOps.Promotion.Tests.Git;

public sealed class GitRepositoryTests : IDisposable
{
    private readonly GitFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void Files_of_a_commit_are_those_of_the_commit_and_not_of_the_work_tree()
    {
        var commit = fixture.Commit("one", ("a.txt", "first"), ("sub/ü b.txt", "second"));
        File.WriteAllText(Path.Join(fixture.Root, "a.txt"), "changed");
        File.WriteAllText(Path.Join(fixture.Root, "c.txt"), "new");
        using var git = fixture.Open();
        Assert.Equal(["a.txt", "sub/ü b.txt"], git.Files(commit).Select(static file => file.Path));
        Assert.Equal(["first", "second"], git.Files(commit).Select(file => Encoding.UTF8.GetString(git.Read(file))));
        Assert.Equal(["sub/ü b.txt"], git.Files(commit, "sub/").Select(static file => file.Path));
    }

    [Fact]
    public void A_folder_knows_where_it_is()
    {
        fixture.Commit("one", ("teams/credit/mlops.yaml", ""));
        using var git = fixture.Open("teams/credit");
        Assert.Equal("teams/credit/", git.Prefix);
    }

    [Fact]
    public void A_bare_repository_is_read_as_well()
    {
        var commit = fixture.Commit("one", ("a.txt", "first"));
        fixture.Git("clone", "--quiet", "--bare", ".", "bare.git");
        using var git = fixture.Open("bare.git");
        Assert.Equal(commit, git.FindCommit("main"));
        Assert.Equal(["a.txt"], git.Files(commit).Select(static file => file.Path));
    }

    [Fact]
    public void What_is_in_no_repository_is_said_with_a_way_out()
    {
        using var folder = new Mlops.GitOps.Cli.Tests.TemporaryFolder();
        var failure = Assert.Throws<GitFailure>(() => GitRepository.Open(folder.Path, Environment.GetEnvironmentVariable));
        Assert.Contains("in no git repository", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing-like-it")]
    [InlineData("--help")]
    [InlineData("")]
    public void A_commit_that_is_not_there_is_null(string revision)
    {
        fixture.Commit("one", ("a.txt", "first"));
        using var git = fixture.Open();
        Assert.Null(git.FindCommit(revision));
    }

    [Fact]
    public void Changes_tell_what_was_added_changed_removed_moved_and_made_executable()
    {
        var before = fixture.Commit("one", ("changed", "1"), ("removed", "2"), ("moved", "3"), ("mode", "4"));
        fixture.Commit("two", ("changed", "x"), ("removed", null), ("moved", null), ("there", "3"), ("added", "5"));
        fixture.Git("update-index", "--chmod=+x", "mode");
        fixture.Git("commit", "--quiet", "--amend", "--no-edit");
        var after = fixture.Git("rev-parse", "HEAD");
        using var git = fixture.Open();
        Assert.Equal(
            ["added +", "changed", "mode 100755", "moved -", "removed -", "there +"],
            git.Changes(before, after).Select(static change => change switch
            {
                { Before: null } => change.Path + " +",
                { After: null } => change.Path + " -",
                { After.Mode: "100755" } => change.Path + " 100755",
                _ => change.Path,
            }));
    }

    [Fact]
    public void A_merge_is_a_tree_and_touches_nothing()
    {
        var start = fixture.Commit("start", ("a", "1\n"), ("b", "1\n"));
        var left = fixture.Commit("left", ("a", "2\n"));
        fixture.Git("checkout", "--quiet", "-b", "side", start);
        var right = fixture.Commit("right", ("b", "2\n"));
        using var git = fixture.Open();
        var merge = git.Merge(left, right);
        Assert.Empty(merge.Conflicts);
        Assert.Equal(["2\n", "2\n"], git.Files(merge.Tree!).Select(file => Encoding.UTF8.GetString(git.Read(file))));
        Assert.Equal(start, git.MergeBase(left, right));
        Assert.Equal(right, fixture.Git("rev-parse", "HEAD"));
    }

    [Fact]
    public void A_conflict_is_told_by_path_whatever_attributes_say()
    {
        var start = fixture.Commit("start", ("a", "1\n"), (".gitattributes", "* merge=union\n"));
        var left = fixture.Commit("left", ("a", "2\n"));
        fixture.Git("checkout", "--quiet", "-b", "side", start);
        var right = fixture.Commit("right", ("a", "3\n"));
        using var git = fixture.Open();
        var merge = git.Merge(left, right);
        Assert.Null(merge.Tree);
        Assert.Equal("a", Assert.Single(merge.Conflicts));
    }

    [Fact]
    public void A_replaced_object_is_not_believed()
    {
        var honest = fixture.Commit("honest", ("a", "1\n"));
        var other = fixture.Commit("other", ("a", "2\n"));
        fixture.Git("replace", honest, other);
        using var git = fixture.Open();
        Assert.Equal("1\n", Encoding.UTF8.GetString(git.Read(Assert.Single(git.Files(honest)))));
    }

    [Fact]
    public void Commits_tell_who_and_with_which_trailers()
    {
        var first = fixture.Commit("first", ("a", "1"));
        var second = fixture.Commit("second\n\nWhy.\n\nCo-authored-by: Grace <1002+grace@users.noreply.github.com>", ("a", "2"));
        using var git = fixture.Open();
        var commit = Assert.Single(git.Commits(first, second));
        Assert.Equal((second, first, "Ada", "1001+ada@users.noreply.github.com"), (commit.Id, Assert.Single(commit.Parents), commit.AuthorName, commit.AuthorEmail));
        Assert.EndsWith("Co-authored-by: Grace <1002+grace@users.noreply.github.com>", commit.Message.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal([second, first], git.History(second).Select(static one => one.Id));
    }
}
