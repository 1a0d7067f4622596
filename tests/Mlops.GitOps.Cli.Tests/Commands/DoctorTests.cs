namespace Mlops.GitOps.Cli.Tests.Commands;

public class DoctorTests
{
    [Fact]
    public void A_workspace_outside_of_git_is_told_what_it_lacks()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Mlops.Run(folder.Path, "init", "--template", "quickstart", folder.Path).Status);
        var answer = Mlops.Run(folder.Path, "doctor");
        Assert.Equal(1, answer.Status);
        Assert.Contains("fine the specs have no errors\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains("is in no git repository\n  help: run `git init` and commit the specs\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains("fine DuckDB loads\nfine ONNX Runtime loads\n1 thing missing\n", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_back_end_writes_which_python_is_not_here_and_which_secret_is_not_set_are_told()
    {
        using var folder = new TemporaryFolder();
        folder.With("mlops.yaml", "mlops: 1\nproject: example\nstack: {orchestrator: spark}\nstore: {url: \"s3://lake/store\", secrets: [NOBODY_SETS_THIS]}\nruntimes: {py: {python: \"3.1\"}}\n");
        var answer = Mlops.Run(folder.Path, "doctor");
        Assert.Equal(1, answer.Status);
        Assert.Contains("missing The compiler can't express 'orchestrator: spark': it is not implemented yet.\n  help: mlops.yaml:3:23: ", answer.Output, StringComparison.Ordinal);
        Assert.Contains("missing runtime 'py' asks for python 3.1, and ", answer.Output, StringComparison.Ordinal);
        Assert.Contains("missing secret NOBODY_SETS_THIS of the store is not set\n", answer.Output, StringComparison.Ordinal);
    }
}
