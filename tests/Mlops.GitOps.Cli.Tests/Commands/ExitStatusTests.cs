namespace Mlops.GitOps.Cli.Tests.Commands;

public sealed class ExitStatusTests
{
    [Theory]
    [InlineData(0, "--version")]
    [InlineData(0, "--help")]
    [InlineData(0, "validate", "--help")]
    [InlineData(0, "explain", "MLG3001")]
    [InlineData(2)]
    [InlineData(2, "validat")]
    [InlineData(2, "validate", "--formt", "json")]
    [InlineData(2, "validate", "--format", "xml")]
    [InlineData(2, "validate")]
    [InlineData(2, "explain", "MLG0000")]
    public void A_process_ends_with_the_status_of_the_contract(int status, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var answer = Mlops.Start(folder.Path, arguments);
        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_end_with_one_and_warnings_only_when_strict()
    {
        using var folder = new TemporaryFolder().With("mlops.yaml", "mlops: 1\nproject: tiny\n");
        Assert.Equal(0, Mlops.Start(folder.Path, "validate").Status);
        folder.With("a.mlops.yaml", "# mlops: ignore MLG7006 because nothing is here to hide\nentities: {customer: {key: id, type: string}}\n");
        Assert.Equal(0, Mlops.Start(folder.Path, "validate").Status);
        Assert.Equal(1, Mlops.Start(folder.Path, "validate", "--strict").Status);
        folder.With("b.mlops.yaml", "entities: {person: {kex: id}}\n");
        var answer = Mlops.Start(folder.Path, "validate");
        Assert.Equal(1, answer.Status);
        Assert.Contains("error[MLG2001 unknown-property]", answer.Output, StringComparison.Ordinal);
        Assert.Contains(" --> b.mlops.yaml:1:21", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_command_or_option_is_answered_with_the_nearest()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("did you mean 'validate'?", Mlops.Run(folder.Path, "validat").Error, StringComparison.Ordinal);
        Assert.Contains("did you mean '--format'?", Mlops.Run(folder.Path, "validate", "--formt", "json").Error, StringComparison.Ordinal);
        Assert.Contains("mlops init", Mlops.Run(folder.Path, "validate").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_has_help_with_examples()
    {
        using var folder = new TemporaryFolder();
        foreach (var command in Program.Commands)
        {
            var help = Mlops.Run(folder.Path, command.Name, "--help");
            Assert.Equal(0, help.Status);
            Assert.Contains($"Examples:\n  ", help.Output, StringComparison.Ordinal);
            Assert.Contains($"mlops {command.Name}", help.Output[help.Output.IndexOf("Examples:", StringComparison.Ordinal)..], StringComparison.Ordinal);
        }
    }
}
