using Mlops.GitOps.Promotion.Tests;
using Mlops.GitOps.Promotion.Tests.Forge;
using Mlops.GitOps.Promotion.Tests.Promoting;

namespace Mlops.GitOps.Cli.Tests.Promoting;

/// <summary>A workspace in real git, with a bare remote and a forge in front of it.</summary>
internal sealed class PromotionBench : IDisposable
{
    private readonly TemporaryFolder bare = new();
    private readonly TemporaryFolder scratch = new();

    public PromotionBench()
    {
        Work.Git("config", "user.name", "Ada");
        Work.Git("config", "user.email", "1001+ada@users.noreply.github.com");
        Work.Commit("specs", CreditWorkspace.HeaderFile, CreditWorkspace.DefinitionsFile, CreditWorkspace.Record(1), CreditWorkspace.Record(2), CreditWorkspace.Record(3));
        Work.Git("clone", "--quiet", "--bare", Work.Root, bare.Path);
        Work.Git("remote", "add", "origin", bare.Path);
        Forge = new FakeGitHub(bare.Path);
    }

    public GitFixture Work { get; } = new();

    public FakeGitHub Forge { get; }

    /// <summary>A folder for what belongs into no repository.</summary>
    public string Scratch => scratch.Path;

    /// <summary>Runs the tool as a person or a workflow would, with the forge where GitHub would be.</summary>
    public Mlops.Answer Run(params string[] arguments) => Mlops.Start(
        Work.Root,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["GITHUB_API_URL"] = Forge.Address.AbsoluteUri, ["GITHUB_TOKEN"] = "secret", ["GITHUB_REPOSITORY"] = FakeGitHub.Name.ToString() },
        arguments);

    /// <summary>Brings the work tree to what was merged.</summary>
    public void Pull() => Work.Git("pull", "--quiet", "--ff-only", "origin", "main");

    public void Dispose()
    {
        Forge.Dispose();
        Work.Dispose();
        bare.Dispose();
        scratch.Dispose();
    }
}
