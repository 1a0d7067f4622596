using Mlops.GitOps.Promotion.Snapshots;
using Mlops.GitOps.Rules.Snapshots;

namespace Mlops.GitOps.Promotion.Tests.Snapshots;

public sealed class SnapshotReaderTests : IDisposable
{
    private const string Header = "mlops: 1\nproject: credit\n";

    private readonly GitFixture fixture = new();

    [Fact]
    public void A_commit_is_read_and_not_the_work_tree()
    {
        fixture.Commit("specs", ("mlops.yaml", Header), ("a.mlops.yaml", "entities: {customer: {key: id, type: string}}\n"));
        File.WriteAllText(Path.Join(fixture.Root, "a.mlops.yaml"), "entities: [nonsense");
        var snapshot = Read("HEAD");
        Assert.Equal("customer", Assert.Single(snapshot.Compilation.Syntax.Entities).Name.Value);
        Assert.Empty(snapshot.Compilation.Diagnostics);
    }

    [Fact]
    public void Files_are_those_that_a_checkout_would_be_read_for()
    {
        fixture.Commit("specs", ("mlops.yaml", Header), ("b/c.mlops.yaml", ""), ("a.mlops.yaml", ""), ("other.yaml", ""), (".hidden/x.mlops.yaml", ""), ("node_modules/x.mlops.yaml", ""),
            ("bin/x.mlops.yaml", ""), ("registry/bin/1.yaml", "a: 1"), ("environments/staging.pins.yaml", ""), ("nested/mlops.yaml", Header), ("nested/deep/x.mlops.yaml", ""));
        Assert.Equal(["a.mlops.yaml", "b/c.mlops.yaml", "environments/staging.pins.yaml", "mlops.yaml", "registry/bin/1.yaml"], Read("HEAD").Files.Select(static file => file.Path));
    }

    [Fact]
    public void A_workspace_may_lie_below_the_root()
    {
        fixture.Commit("specs", ("services/credit/mlops.yaml", Header), ("services/credit/a.mlops.yaml", ""), ("a.mlops.yaml", ""));
        using var repository = fixture.Open("services/credit");
        Assert.Equal(["a.mlops.yaml", "mlops.yaml"], new SnapshotReader(repository).Read("HEAD")[0].Files.Select(static file => file.Path));
    }

    [Fact]
    public void Before_there_is_a_workspace_nothing_is_said()
    {
        fixture.Commit("specs", ("a.mlops.yaml", "nonsense: 1"), ("generated/a.txt", "1"));
        var snapshot = Read("HEAD");
        Assert.False(snapshot.HasWorkspace);
        Assert.Empty(snapshot.Files);
        Assert.Empty(snapshot.Emitted);
        Assert.Empty(snapshot.Compilation.Diagnostics);
    }

    [Fact]
    public void What_two_commits_share_is_parsed_once()
    {
        fixture.Commit("one", ("mlops.yaml", Header), ("a.mlops.yaml", ""), ("b.mlops.yaml", "entities: {customer: {key: id, type: string}}\n"));
        fixture.Commit("two", ("a.mlops.yaml", "entities: {machine: {key: id, type: string}}\n"));
        using var repository = fixture.Open();
        var snapshots = new SnapshotReader(repository).Read("HEAD~1", "HEAD");
        Assert.NotSame(snapshots[0].Files[0], snapshots[1].Files[0]);
        Assert.Same(snapshots[0].Files[1], snapshots[1].Files[1]);
        Assert.Equal(["customer", "machine"], snapshots[1].Compilation.Syntax.Entities.Select(static entity => entity.Name.Value));
    }

    [Fact]
    public void Emitted_files_are_known_by_what_they_hold()
    {
        fixture.Commit("one", ("mlops.yaml", Header), ("generated/k8s/a.yaml", "1"), ("generated/map.json", "1"), (".github/workflows/mlops-credit-ci.yml", "1"), (".github/workflows/mine.yml", "1"));
        fixture.Commit("two", ("generated/k8s/a.yaml", "2"), ("generated/map.json", "2"));
        var (one, two) = (Read("HEAD~1").Emitted, Read("HEAD").Emitted);
        Assert.Equal([".github/workflows/mlops-credit-ci.yml", "generated/k8s/a.yaml"], one.Keys);
        Assert.Equal(one.Keys, two.Keys);
        Assert.Equal(["generated/k8s/a.yaml"], one.Keys.Where(path => one[path] != two[path]));
    }

    [Fact]
    public void Links_are_followed_as_long_as_they_stay_inside()
    {
        fixture.Commit("specs", ("w/mlops.yaml", Header), ("w/shared/entities.yaml", "entities: {customer: {key: id, type: string}}\n"), ("outside.yaml", "entities: {spy: {key: id, type: string}}\n"));
        Directory.CreateSymbolicLink(Path.Join(fixture.Root, "w/here"), "shared");
        File.CreateSymbolicLink(Path.Join(fixture.Root, "w/a.mlops.yaml"), "here/../here/entities.yaml");
        File.CreateSymbolicLink(Path.Join(fixture.Root, "w/b.mlops.yaml"), "../outside.yaml");
        File.CreateSymbolicLink(Path.Join(fixture.Root, "w/c.mlops.yaml"), "c.mlops.yaml");
        File.CreateSymbolicLink(Path.Join(fixture.Root, "w/d.mlops.yaml"), "/etc/hosts");
        fixture.Commit("links");
        using var repository = fixture.Open("w");
        var snapshot = new SnapshotReader(repository).Read("HEAD")[0];
        Assert.Equal(["a.mlops.yaml", "mlops.yaml"], snapshot.Files.Select(static file => file.Path));
        Assert.Equal("customer", Assert.Single(snapshot.Compilation.Syntax.Entities).Name.Value);
    }

    [Fact]
    public void A_file_that_is_no_text_is_a_mistake_and_no_failure()
    {
        fixture.Commit("specs", ("mlops.yaml", Header));
        File.WriteAllBytes(Path.Join(fixture.Root, "a.mlops.yaml"), [0xFF, 0xFE, 0x00]);
        fixture.Commit("bytes");
        Assert.True(Read("HEAD").Compilation.HasErrors);
    }

    public void Dispose() => fixture.Dispose();

    private Snapshot Read(string commit)
    {
        using var repository = fixture.Open();
        return new SnapshotReader(repository).Read(commit)[0];
    }
}
