namespace Mlops.GitOps.Cli.Tests.Commands;

public class CompileTests
{
    [Fact]
    public void A_workspace_that_needs_nothing_gets_a_map_and_no_more()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Mlops.Run(folder.Path, "init", "--template", "quickstart", folder.Path).Status);
        var before = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);
        var answer = Mlops.Run(folder.Path, "compile");
        Assert.Equal((0, "0 files: nothing to write\n"), (answer.Status, answer.Output));
        Assert.Equal(["generated/map.json"], Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Except(before).Select(path => Path.GetRelativePath(folder.Path, path)));
        RecordSchema.AssertFits("map", folder.Read("generated/map.json"));
    }

    [Fact]
    public void A_second_time_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Mlops.Run(folder.Path, "init", "--template", "quickstart", folder.Path).Status);
        Mlops.Run(folder.Path, "compile");
        var stamp = File.GetLastWriteTimeUtc(folder["generated/map.json"]);
        File.SetLastWriteTimeUtc(folder["generated/map.json"], stamp.AddDays(-1));
        Assert.Equal(0, Mlops.Run(folder.Path, "compile").Status);
        Assert.Equal(stamp.AddDays(-1), File.GetLastWriteTimeUtc(folder["generated/map.json"]));
    }

    [Fact]
    public void A_choice_that_nobody_writes_yet_is_said_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        folder.With("mlops.yaml", "mlops: 1\nproject: example\nstack:\n  orchestrator: spark\n");
        var answer = Mlops.Run(folder.Path, "compile");
        Assert.Equal(1, answer.Status);
        Assert.Contains("error[MLG6001 unsupported-by-target]: The compiler can't express 'orchestrator: spark': it is not implemented yet.", answer.Error, StringComparison.Ordinal);
        Assert.Contains("--> mlops.yaml:4:17", answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["generated"]));
        Assert.Equal(0, Mlops.Run(folder.Path, "validate").Status);
    }

    [Fact]
    public void What_nothing_makes_any_more_is_shown_by_a_check_and_removed_by_compiling()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Mlops.Run(folder.Path, "init", "--template", "quickstart", folder.Path).Status);
        folder.With("generated/old/gone.yaml", "x: 1\n").With("generated/kept.txt", "mine").With("generated/map.json",
            """{"schema": "mlops/map/1", "tool": "0.0.1", "files": {"generated/old/gone.yaml": {"backend": "old", "lines": []}}}""");
        var check = Mlops.Run(folder.Path, "compile", "--check");
        Assert.Equal(1, check.Status);
        Assert.Equal("- generated/old/gone.yaml: nothing makes it any more\n1 file is out of date; run `mlops compile` and commit\n", check.Output);
        Assert.True(File.Exists(folder["generated/old/gone.yaml"]));
        Assert.Equal("- generated/old/gone.yaml\n0 files: 0 written, 1 removed\n", Mlops.Run(folder.Path, "compile").Output);
        Assert.False(Directory.Exists(folder["generated/old"]));
        Assert.Equal("mine", folder.Read("generated/kept.txt"));
        Assert.Equal((0, "0 files: all are what compiles\n"), (Mlops.Run(folder.Path, "compile", "--check").Status, Mlops.Run(folder.Path, "compile", "--check").Output));
    }

    [Fact]
    public void A_path_of_the_map_can_not_lead_out()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        Assert.Equal(0, Mlops.Run(folder.Path, "init", "--template", "quickstart", folder.Path).Status);
        other.With("precious.txt", "mine");
        var path = Path.GetRelativePath(folder.Path, other["precious.txt"]);
        folder.With("generated/map.json", "{\"schema\": \"mlops/map/1\", \"tool\": \"0.0.1\", \"files\": {\"" + path + "\": {\"backend\": \"old\", \"lines\": []}, \"mlops.yaml\": {\"backend\": \"old\", \"lines\": []}}}");
        Mlops.Run(folder.Path, "compile");
        Assert.Equal("mine", other.Read("precious.txt"));
        Assert.True(File.Exists(folder["mlops.yaml"]));
    }

    [Fact]
    public void Where_says_what_it_does_not_know()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Mlops.Run(folder.Path, "init", "--template", "quickstart", folder.Path).Status);
        var answer = Mlops.Run(folder.Path, "where", "mlops.yaml:3");
        Assert.Equal(1, answer.Status);
        Assert.Contains("is no file that `mlops compile` wrote", answer.Error, StringComparison.Ordinal);
        Assert.Equal(2, Mlops.Run(folder.Path, "where", "mlops.yaml").Status);
    }
}
