namespace Mlops.GitOps.Cli.Tests.Experiments;

public sealed class MlflowFolderTests(SweptWorkspace swept) : IClassFixture<SweptWorkspace>
{
    private const string Script = """
        import mlflow, sys
        from mlflow.tracking import MlflowClient
        client = MlflowClient(tracking_uri="file:" + sys.argv[1] + "/mlruns")
        experiment = client.get_experiment_by_name("tuning")
        runs = client.search_runs([experiment.experiment_id], "metrics.auc > 0 and params.trees = '40'", order_by=["metrics.auc DESC"])
        for run in runs: print(run.info.run_id, repr(run.data.metrics["auc"]), len(client.list_artifacts(run.info.run_id)))
        """;

    [Fact]
    public void Every_file_keeps_the_rules_of_the_layout()
    {
        Assert.Empty(MlflowRules.Broken(swept.Folder.Path));
        Assert.Equal(9, Directory.GetFiles(swept.Folder["mlruns"], "meta.yaml", SearchOption.AllDirectories).Length);
    }

    [Theory]
    [InlineData("metrics/auc", "1795287960748 0.8\n")]
    [InlineData("metrics/auc", "1795287960748 0.80000000000000000001 0\n")]
    [InlineData("metrics/a:b", "1795287960748 0.8 0\n")]
    [InlineData("params/tre\u2009es", "1")]
    [InlineData("tags/mlflow.runName", "another")]
    [InlineData("notes", "a file that MLflow does not know")]
    public void A_file_that_breaks_a_rule_is_found(string path, string text)
    {
        using var folder = new TemporaryFolder();
        var run = Directory.GetDirectories(Directory.GetDirectories(swept.Folder["mlruns"])[0]).First(static folder => Path.GetFileName(folder) != "tags");
        foreach (var file in Directory.EnumerateFiles(swept.Folder["mlruns"], "*", SearchOption.AllDirectories).Where(static file => !file.Contains("/artifacts/", StringComparison.Ordinal)))
            folder.With(Path.GetRelativePath(swept.Folder.Path, file), File.ReadAllText(file));
        foreach (var other in Directory.GetDirectories(Directory.GetDirectories(folder["mlruns"])[0]).Where(static folder => Path.GetFileName(folder) != "tags")) Directory.CreateDirectory(Path.Join(other, "artifacts"));
        Assert.Empty(MlflowRules.Broken(folder.Path));
        folder.With(Path.Join(Path.GetRelativePath(swept.Folder.Path, run), path), text);
        Assert.Single(MlflowRules.Broken(folder.Path));
    }

    [PythonMlflowFact]
    public void Mlflow_itself_finds_the_runs_and_their_artifacts()
    {
        var answer = Mlops.Start("python3", swept.Folder.Path, ["-c", Script, swept.Folder.Path]);
        Assert.True(answer.Status == 0, answer.Error);
        var ours = SweepTests.RunsOf(swept.Folder).Where(static run => run.Params["trees"] == "40").OrderByDescending(static run => run.Metrics["auc"].Value)
            .Select(static run => FormattableString.Invariant($"{run.Id} {run.Metrics["auc"].Value:R} 4"));
        Assert.Equal(ours, answer.Output.TrimEnd().Split('\n'));
    }
}
