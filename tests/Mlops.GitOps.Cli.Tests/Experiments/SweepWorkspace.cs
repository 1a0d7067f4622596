namespace Mlops.GitOps.Cli.Tests.Experiments;

/// <summary>The quickstart, learning trees, with an experiment of two parameters and two replicates.</summary>
internal static class SweepWorkspace
{
    public const string Specs = "quickstart.mlops.yaml";

    private const string Experiment = """

        experiments:
          tuning:
            pipeline: leavers
            sweep: {params.trees: [10, 40], params.leaves: [4, 15]}
            replicates: 2
            compare: {metric: auc, test: nadeau-bengio, correction: holm, alpha: 0.05}
        """;

    public static TemporaryFolder Create()
    {
        var folder = new TemporaryFolder();
        var made = Mlops.Run(folder.Path, "init", "--template", "quickstart", folder["q"]);
        Assert.True(made.Status == 0, made.Output + made.Error);
        foreach (var path in Directory.EnumerateFileSystemEntries(folder["q"])) Directory.Move(path, folder[Path.GetFileName(path)]);
        return folder.With(Specs, Replaced(folder.Read(Specs),
            ("    params: {seed: 7}\n", "    params: {seed: 7, trees: 30, leaves: 7}       # what the search may change\n"),
            ("by: time, test: 0.25}", "by: hash, test: 0.25}"),
            ("learner: logistic}", "learner: boosted-trees, with: {trees: \"${params.trees}\", leaves: \"${params.leaves}\"}}")) + Experiment);
    }

    public static string Replaced(string text, params (string Old, string New)[] pairs)
    {
        foreach (var (old, now) in pairs)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, now, StringComparison.Ordinal);
        }

        return text;
    }
}
