using System.Security.Cryptography;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Rules.Attesting;

namespace Mlops.GitOps.Cli.Tests.Judging;

public sealed class GateCommandTests : IDisposable
{
    private readonly VerdictCase @case = Read("approvals/nobody-approves.yaml");

    public void Dispose() => @case.Dispose();

    [Fact]
    public void People_are_told_what_is_missing_and_what_would_do()
    {
        var answer = Gate("--format", "text");
        Assert.Equal(3, answer.Status);
        Assert.StartsWith("DENY credit in production\n  approval_missing: environment 'production' for model 'credit' lacks 1 approval of 'ml-lead' (credit.mlops.yaml:", answer.Output, StringComparison.Ordinal);
        Assert.Contains("    needs: an approval of commit " + @case.Head[..12] + " by ada or grace or joan\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains("    needs: an approval of commit " + @case.Head[..12] + " by edith or emmy or hypatia\n", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verdict_is_the_same_however_often_it_is_given() => Assert.Equal(Gate().Output, Gate().Output);

    [Fact]
    public void Commits_may_be_named_by_branches() => Assert.Equal(Gate().Output, Run("--base", "main", "--head", "work", "--pull", PullFile()).Output);

    [Fact]
    public void A_signed_verdict_is_verified_by_its_key_alone()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var file = Path.Join(@case.Root, ".git", "key.pem");
        File.WriteAllText(file, key.ExportECPrivateKeyPem());
        var written = Path.Join(@case.Root, ".git", "verdict.dsse.json");
        Assert.Equal(3, Gate("--sign-key", file, "--attestation", written).Status);
        var envelope = Envelope.TryParse(File.ReadAllText(written));
        var statement = envelope?.StatementBy(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()));
        Assert.Equal((Statement.VerdictPredicate, @case.Head), (statement?.PredicateType, statement?.Subjects[0].Hex));
        Assert.Contains("\"verdict\":\"DENY\"", statement?.Write(), StringComparison.Ordinal);
        Assert.Null(envelope?.StatementBy(Convert.ToBase64String(other.ExportSubjectPublicKeyInfo())));
    }

    [Fact]
    public void A_key_that_is_none_is_not_shown()
    {
        var file = Path.Join(@case.Root, ".git", "key.pem");
        File.WriteAllText(file, "my password");
        var answer = Gate("--sign-key", file, "--attestation", Path.Join(@case.Root, ".git", "out.json"));
        Assert.Equal(2, answer.Status);
        Assert.Contains("names no private key", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("password", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Join(@case.Root, ".git", "out.json")));
    }

    [Fact]
    public void A_key_of_a_variable_that_is_not_set_is_said()
    {
        var answer = Gate("--sign-key", "env:MLOPS_NO_SUCH_KEY", "--attestation", "x");
        Assert.Equal(2, answer.Status);
        Assert.Contains("'MLOPS_NO_SUCH_KEY' is not set", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sign-key", "key.pem")]
    [InlineData("--attestation", "out.json")]
    public void A_key_and_a_place_are_given_together(string option, string value)
    {
        var answer = Gate(option, value);
        Assert.Equal(2, answer.Status);
        Assert.Contains("are given together", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_commit_that_is_not_there_is_a_mistake_of_the_question()
    {
        var answer = Run("--base", "main", "--head", new string('f', 40), "--pull", PullFile());
        Assert.Equal(2, answer.Status);
        Assert.Contains("'--head' names no commit of this repository", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_mistake_of_the_question()
    {
        var answer = Run("--base", "main", "--head", "work", "--pull", "nowhere.json");
        Assert.Equal(2, answer.Status);
        Assert.Contains("'nowhere.json' can't be read", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clone_without_older_commits_is_told_how_to_get_them()
    {
        using var folder = new TemporaryFolder();
        var clone = Path.Join(folder.Path, "clone");
        using var git = System.Diagnostics.Process.Start("git", ["clone", "--quiet", "--bare", "--depth", "1", "file://" + @case.Root, clone]);
        git.WaitForExit();
        var answer = Mlops.Run(clone, "gate", "--base", "main", "--head", "work", "--pull", PullFile());
        Assert.Equal(2, answer.Status);
        Assert.Contains("git fetch --unshallow", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_answer_is_indeterminate()
    {
        var file = Path.Join(@case.Root, ".git", "broken.json");
        File.WriteAllText(file, "not json");
        Assert.Equal(4, Run("--base", "main", "--head", "work", "--pull", file).Status);
    }

    [Fact]
    public void Names_from_the_forge_can_not_steer_a_terminal()
    {
        var file = PullFile();
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"reviews\":[]", "\"reviews\":[{\"id\":1,\"user\":{\"id\":2001,\"login\":\"\\u001b[31mevil\",\"type\":\"User\"},\"state\":\"CHANGES_REQUESTED\",\"commit_id\":null,\"submitted_at\":\"2026-11-10T11:00:00Z\",\"pull_request_url\":\"https://api.github.com/repos/acme/credit/pulls/17\"}]", StringComparison.Ordinal));
        var answer = Run("--base", "main", "--head", "work", "--pull", file, "--format", "text");
        Assert.Contains("evil asks for changes", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', answer.Output);
    }

    [Fact]
    public void Help_shows_examples() => Assert.Contains("mlops gate --base origin/main --head HEAD --pull pull.json", Mlops.Run(@case.Root, "gate", "--help").Output, StringComparison.Ordinal);

    private static VerdictCase Read(string path) => VerdictCase.Read(Repository.PathOf(["tests", "cases", "verdict", .. path.Split('/')]));

    private string PullFile()
    {
        var file = Path.Join(@case.Root, ".git", "pull.json");
        File.WriteAllText(file, @case.Recorded);
        return file;
    }

    private Mlops.Answer Gate(params string[] more) => Run(["--base", @case.Base, "--head", @case.Head, "--pull", PullFile(), .. more]);

    private Mlops.Answer Run(params string[] arguments) => Mlops.Run(@case.Root, ["gate", .. arguments]);
}
