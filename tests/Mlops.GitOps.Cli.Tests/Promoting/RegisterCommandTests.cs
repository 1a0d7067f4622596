using System.Security.Cryptography;
using Mlops.GitOps.Promotion.Tests.Forge;
using Mlops.GitOps.Promotion.Tests.Promoting;

namespace Mlops.GitOps.Cli.Tests.Promoting;

public sealed class RegisterCommandTests : IDisposable
{
    private readonly PromotionBench bench = new();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly string keyFile;

    public RegisterCommandTests()
    {
        keyFile = Path.Join(bench.Scratch, "key.pem");
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        bench.Work.Commit("registrars", ("mlops.yaml", CreditWorkspace.Header + $"registrars: [{{id: 9001, login: \"acme-ml[bot]\", publicKey: \"{Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())}\"}}]\n"));
        bench.Work.Git("push", "--quiet", "origin", "main");
    }

    [Fact]
    public void A_signature_is_written_once_and_proven()
    {
        Assert.Contains("no registrar has signed it", bench.Run("registry", "verify").Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), Said(bench.Run("register", "credit@2", "--sign-key", keyFile)));
        var written = File.ReadAllText(Path.Join(bench.Work.Root, "registry/credit/2.dsse.json"));
        Assert.Contains("already", bench.Run("register", "credit@2", "--sign-key", keyFile).Output, StringComparison.Ordinal);
        Assert.Equal(written, File.ReadAllText(Path.Join(bench.Work.Root, "registry/credit/2.dsse.json")));
        var verified = bench.Run("registry", "verify").Output;
        Assert.DoesNotContain("registry/credit/2.yaml", verified, StringComparison.Ordinal);
        Assert.Contains("registry/credit/1.yaml: no registrar has signed it", verified, StringComparison.Ordinal);
        Assert.Equal(0, bench.Run("validate", "--strict").Status);
    }

    [Fact]
    public void A_signature_of_another_record_is_wrong()
    {
        bench.Run("register", "credit@2", "--sign-key", keyFile);
        File.Copy(Path.Join(bench.Work.Root, "registry/credit/2.dsse.json"), Path.Join(bench.Work.Root, "registry/credit/1.dsse.json"));
        var answer = bench.Run("registry", "verify");
        Assert.Equal(1, answer.Status);
        Assert.Contains("wrong registry/credit/1.yaml: the signature beside it is not a registrar's over this record", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stranger_is_told_that_the_signature_does_not_count()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(keyFile, other.ExportPkcs8PrivateKeyPem());
        Assert.Contains("the signature will not count", bench.Run("register", "credit@2", "--sign-key", keyFile).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_key_is_not_shown()
    {
        File.WriteAllText(keyFile, "another secret");
        var answer = bench.Run("register", "credit@2", "--sign-key", keyFile);
        Assert.Equal(2, answer.Status);
        Assert.DoesNotContain("another secret", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_version_is_registered_by_a_pull_request_and_takes_the_next_number_where_its_own_is_taken()
    {
        // Elsewhere somebody registered another 4.
        bench.Work.Git("switch", "--quiet", "--create", "mine");
        var (path, text) = CreditWorkspace.Record(5);
        bench.Work.Git("switch", "--quiet", "main");
        bench.Work.Commit("theirs", CreditWorkspace.Record(4));
        bench.Work.Git("push", "--quiet", "origin", "main");
        bench.Work.Git("switch", "--quiet", "mine");
        bench.Work.Commit("mine", (path.Replace("5", "4", StringComparison.Ordinal), text!.Replace("version: 5", "version: 4", StringComparison.Ordinal)));
        var answer = bench.Run("register", "credit@4", "--sign-key", keyFile, "--pull-request");
        Assert.Contains("register credit 5: pushed branch mlops/register/credit/", answer.Output, StringComparison.Ordinal);
        var branch = bench.Forge.Pulls[^1].Branch;
        bench.Work.Git("fetch", "--quiet", "origin", branch);
        Assert.Equal("registry/credit/5.dsse.json\nregistry/credit/5.yaml", bench.Work.Git("diff", "--name-only", "main", "FETCH_HEAD"));
        bench.Forge.Merge(bench.Forge.Pulls[^1]);
        bench.Work.Git("switch", "--quiet", "main");
        bench.Pull();
        Assert.DoesNotContain("registry/credit/5.yaml", bench.Run("registry", "verify").Output, StringComparison.Ordinal);
        Assert.Contains("is registered already", bench.Run("register", "credit@5", "--pull-request").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_registrar_has_signed_is_not_promoted()
    {
        bench.Run("promote", "credit@2", "--to", "staging", "--pull-request");
        bench.Forge.Review(bench.Forge.Pulls[^1], new FakeAccount(1002, "grace"));
        bench.Work.Git("fetch", "--quiet", "origin", "main", bench.Forge.Pulls[^1].Branch);
        var answer = bench.Run("gate", "--base", "origin/main", "--head", $"origin/{bench.Forge.Pulls[^1].Branch}", "--github", "acme/credit#1");
        Assert.Equal(3, answer.Status);
        Assert.Contains("unattested_record", answer.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        key.Dispose();
        bench.Dispose();
    }

    private static (int Status, string Error) Said(Mlops.Answer answer) => (answer.Status, answer.Error);
}
