using Mlops.GitOps.Promotion.Tests;
using Mlops.GitOps.Promotion.Tests.Promoting;

namespace Mlops.GitOps.Cli.Tests.Promoting;

public sealed class ImportGtoTests : IDisposable
{
    private readonly GitFixture work = new();

    public ImportGtoTests()
    {
        work.Git("config", "user.name", "Ada");
        work.Git("config", "user.email", "ada@example.com");
        work.Commit("first", CreditWorkspace.HeaderFile, CreditWorkspace.DefinitionsFile, ("artifacts.yaml", "credit:\n  type: model\n  path: models/credit.onnx\n"), ("models/credit.onnx", "one"));
        Tag("credit@v0.1.0", "the first");
        work.Commit("second", ("models/credit.onnx", "two"));
        Tag("credit@v0.2.0", "better");
        Tag("credit#staging#1", "try it");
        Tag("credit#production#2", "go");
        work.Commit("third", ("models/credit.onnx", "three"));
        Tag("credit@v0.3.0", "worse");
        Tag("credit@v0.3.0!", "unfair to the young");
        Tag("credit#staging!#3", "not any more");
        Tag("credit#moon#4", "one day");
        work.Commit("fourth", ("models/credit.onnx", null), ("models/credit.onnx.dvc", "outs: [{md5: 0}]\n"));
        Tag("credit@v0.4.0", "in dvc");
        Tag("churn@v1.0.0", "of nobody");
        Tag("release-1", "no tag of gto");
    }

    [Fact]
    public void Tags_become_records_pins_and_a_quarantine_and_the_rest_is_reported()
    {
        var answer = Mlops.Run(work.Root, "import", "gto");
        Assert.Equal((0, ""), (answer.Status, answer.Error));
        Assert.Equal(
            """
            lost churn: no spec declares this model, so its 1 tags are left alone
            kept credit@v0.1.0 is registry/credit/1.yaml
            kept credit@v0.2.0 is registry/credit/2.yaml
            kept credit@v0.3.0 is registry/credit/3.yaml
            kept credit@v0.3.0! rejects credit 3 in registry/credit/rejected.yaml
            kept credit#production#2 pins credit 2 in environments/production.pins.yaml
            lost credit@v0.4.0: 'models/credit.onnx' is not in git but kept by DVC, under an MD5 that is no SHA-256: register it by a run
            lost credit#moon#4: no spec declares an environment 'moon'
            lost credit#staging: 1 earlier tags; pins say what runs now, and git says the rest from here on
            5 files written, 5 kept, 4 lost
            """.Split('\n').Order(StringComparer.Ordinal),
            answer.Output.TrimEnd('\n').Split('\n').Order(StringComparer.Ordinal));
        Assert.Equal(0, Mlops.Run(work.Root, "validate").Status);
        Assert.Contains("unfair to the young", File.ReadAllText(Path.Join(work.Root, "registry/credit/rejected.yaml")), StringComparison.Ordinal);
        Assert.Equal(0, Mlops.Run(work.Root, "registry", "verify").Status);
    }

    [Fact]
    public void Importing_again_changes_nothing()
    {
        Mlops.Run(work.Root, "import", "gto");
        work.Commit("imported");
        Assert.Contains("0 files written", Mlops.Run(work.Root, "import", "gto").Output, StringComparison.Ordinal);
        Assert.Equal("", work.Git("status", "--porcelain"));
    }

    [Fact]
    public void A_trial_writes_nothing()
    {
        Assert.Contains("would be written", Mlops.Run(work.Root, "import", "gto", "--dry-run").Output, StringComparison.Ordinal);
        Assert.Equal("", work.Git("status", "--porcelain"));
    }

    public void Dispose() => work.Dispose();

    private int minute;

    // Tags of one second would have no order.
    private void Tag(string name, string message)
    {
        var at = $"2026-11-01T10:{minute++:00}:00Z";
        work.GitAt(at, "tag", "--annotate", name, "--message", message);
    }
}
