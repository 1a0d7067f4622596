
namespace Mlops.GitOps.Cli.Tests.Commands;

/// <summary>Runs of the example of shell scripts, from the command line to the records.</summary>
public sealed class RunTests
{
    [Fact]
    public void What_a_run_writes_is_what_the_schemas_say()
    {
        using var folder = Steps();
        folder.With("visits.mlops.yaml", folder.Read("visits.mlops.yaml").Replace("[sh, steps/report.sh,", "[sh, -e, steps/report.sh,", StringComparison.Ordinal)
            .Replace("  on: {push: true}", "  on: {push: true}\n    # Keeps what it was told.", StringComparison.Ordinal));
        folder.With("steps/report.sh", folder.Read("steps/report.sh") + "cp \"$MLOPS_STAGE\" told.json\n");
        Assert.Equal(1, Mlops.Run(folder.Path, "status", "--format", "json").Status);
        RecordSchema.AssertFits("status", Mlops.Run(folder.Path, "status", "--format", "json").Output);
        var run = Mlops.Run(folder.Path, "run");
        Assert.True(run.Status == 0, run.Output + run.Error);
        RecordSchema.AssertFits("run", File.ReadAllText(Assert.Single(Directory.GetFiles(folder[".mlops/runs"], "run.json", SearchOption.AllDirectories))));
        RecordSchema.AssertFits("stage", folder.Read("told.json"));
        RecordSchema.AssertFits("status", Mlops.Run(folder.Path, "status", "--format", "json").Output);
    }

    [Fact]
    public void A_run_without_a_name_goes_on_when_its_pipeline_got_another()
    {
        using var folder = Steps();
        Assert.Equal(0, Mlops.Run(folder.Path, "run").Status);
        folder.With("visits.mlops.yaml", folder.Read("visits.mlops.yaml").Replace("\n  visits:", "\n  entries:", StringComparison.Ordinal));
        var again = Mlops.Run(folder.Path, "run");
        Assert.True(again.Status == 0, again.Output + again.Error);
        Assert.True(File.Exists(folder["locks/entries.lock"]));
    }

    [Fact]
    public void A_run_without_a_name_asks_for_one_as_soon_as_there_are_two()
    {
        using var folder = Steps();
        Assert.Equal(0, Mlops.Run(folder.Path, "run").Status);
        folder.With("more.mlops.yaml", "pipelines:\n  other:\n    stages:\n      a: {kind: run, command: [\"true\"]}\n");
        var again = Mlops.Run(folder.Path, "run");
        Assert.Equal(2, again.Status);
        Assert.Contains("there are several pipelines: other, visits", again.Error, StringComparison.Ordinal);
        Assert.Equal(0, Mlops.Run(folder.Path, "run", "--all").Status);
    }

    [Fact]
    public void A_locked_run_fails_where_the_lock_would_change_and_leaves_it()
    {
        using var folder = Steps();
        Assert.Equal(0, Mlops.Run(folder.Path, "run").Status);
        Assert.Equal(0, Mlops.Run(folder.Path, "run", "--locked").Status);
        var before = folder.Read("locks/visits.lock");
        folder.With("visits.mlops.yaml", folder.Read("visits.mlops.yaml").Replace("top: 3", "top: 4", StringComparison.Ordinal));
        var locked = Mlops.Run(folder.Path, "run", "--locked");
        Assert.Equal(1, locked.Status);
        Assert.Contains("the lock of 'visits' would change", locked.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Read("locks/visits.lock"));
    }

    [Fact]
    public void What_is_set_for_once_leaves_the_lock_alone_and_can_be_had_again()
    {
        using var folder = Steps();
        Assert.Equal(0, Mlops.Run(folder.Path, "run").Status);
        var before = folder.Read("locks/visits.lock");
        Assert.Contains("3 ran", Mlops.Run(folder.Path, "run", "--set", "params.top=5").Output, StringComparison.Ordinal);
        Assert.Equal(before, folder.Read("locks/visits.lock"));
        Assert.Contains("nothing to do", Mlops.Run(folder.Path, "run", "--set", "params.top=5").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ran,", Mlops.Run(folder.Path, "run").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_locks_and_last_runs_name_survives_the_cleaning()
    {
        using var folder = Steps();
        Assert.Equal(0, Mlops.Run(folder.Path, "run").Status);
        Assert.Equal(0, Mlops.Run(folder.Path, "run", "--set", "params.top=5").Status);
        Assert.Equal(0, Mlops.Run(folder.Path, "run").Status);
        Assert.Contains("removed", Mlops.Run(folder.Path, "gc").Output, StringComparison.Ordinal);
        Assert.Contains("nothing to do", Mlops.Run(folder.Path, "run").Output, StringComparison.Ordinal);
    }

    private static TemporaryFolder Steps()
    {
        var folder = new TemporaryFolder();
        Assert.Equal(0, Mlops.Run(folder.Path, "init", "--template", "steps").Status);
        return folder;
    }
}
