using System.Collections.Immutable;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Experiments;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;

namespace Mlops.GitOps.Execution.Tests.Experiments;

public sealed class MlflowStoreTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.0)]
    [InlineData(1e-300)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(0.8225806451612904)]
    public void A_value_comes_back_as_it_was(double value)
    {
        using var folder = new TemporaryFolder();
        var run = Run("1", new() { ["auc"] = new(value, 1_700_000_000_000, 3) });
        MlflowWriter.Write(new MlflowStore(folder.Path).PathOf("1", "abc"), run);
        var read = Assert.Single(new MlflowStore(folder.Path).Runs("1"));
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(read.Metrics["auc"].Value));
        Assert.Equal((1_700_000_000_000, 3), (read.Metrics["auc"].Timestamp, read.Metrics["auc"].Step));
        Assert.Equal(("x y", 1L, (long?)2L, MlflowStatus.Finished, "nothing: { to \"see\""), (read.Name, read.StartedAt, read.EndedAt, read.Status, read.Params["note"]));
    }

    [Fact]
    public void What_mlflow_wrote_itself_is_read()
    {
        using var folder = new TemporaryFolder();
        folder.With("mlruns/0/meta.yaml", "artifact_location: file:///x/mlruns/0\ncreation_time: 1721450907221\nexperiment_id: '0'\nlast_update_time: 1721450907221\nlifecycle_stage: active\nname: Default\n")
            .With("mlruns/0/1c6b/meta.yaml", "artifact_uri: file:///x/mlruns/0/1c6b/artifacts\nend_time: null\nentry_point_name: ''\nexperiment_id: '0'\nlifecycle_stage: active\nrun_id: 1c6b\nrun_name: wistful-ant-659\nrun_uuid: 1c6b\nsource_name: ''\nsource_type: 4\nsource_version: ''\nstart_time: 1721450907221\nstatus: 1\ntags: []\nuser_id: ada\n")
            .With("mlruns/0/1c6b/metrics/loss", "1721450907300 0.5 0\n1721450907400 0.25 2\n1721450907500 0.75 1\n")
            .With("mlruns/0/1c6b/metrics/train/loss", "1721450907300 inf 0\n")
            .With("mlruns/0/1c6b/metrics/old", "1721450907300 0.125\n")
            .With("mlruns/0/1c6b/metrics/torn", "17214509")
            .With("mlruns/0/1c6b/params/lr", "0.1")
            .With("mlruns/0/2d7c/meta.yaml", "experiment_id: '0'\nlifecycle_stage: deleted\nrun_id: 2d7c\nstart_time: 1\nstatus: 3\n")
            .With("mlruns/0/.draft-3/meta.yaml", "experiment_id: '0'\nlifecycle_stage: active\nrun_id: 3\nstart_time: 1\nstatus: 3\n")
            .With("mlruns/.trash/9/meta.yaml", "experiment_id: '9'\nlifecycle_stage: deleted\nname: gone\n")
            .With("mlruns/models/m/meta.yaml", "name: m\n");
        var store = new MlflowStore(folder.Path);
        Assert.Equal("Default", Assert.Single(store.Experiments()).Name);
        var run = Assert.Single(store.Runs("0"));
        Assert.Equal(("wistful-ant-659", MlflowStatus.Running, "ada", (long?)null), (run.Name, run.Status, run.User, run.EndedAt));
        Assert.Equal((0.25, double.PositiveInfinity, 0.125), (run.Metrics["loss"].Value, run.Metrics["train/loss"].Value, run.Metrics["old"].Value));
        Assert.False(run.Metrics.ContainsKey("torn"));
        Assert.Equal("0.1", run.Params["lr"]);
    }

    [Theory]
    [InlineData("auc.sex.f", "auc.sex.f")]
    [InlineData("auc.age.[25, 40)", "auc.age._25_ 40_")]
    [InlineData("auc.age.< 25", "auc.age._ 25")]
    [InlineData("auc.city.Köln", "auc.city.Köln")]
    [InlineData("auc.a/b", "auc.a_b")]
    [InlineData("..", ".._")]
    [InlineData("", "_")]
    public void A_key_becomes_one_that_mlflow_takes(string key, string legal)
    {
        Assert.Equal(legal, MlflowKeys.Legal(key));
        Assert.True(MlflowKeys.IsLegal(legal));
    }

    [Fact]
    public void Keys_that_become_the_same_are_numbered_and_long_ones_shortened()
    {
        var legal = MlflowKeys.Legal(new Dictionary<string, int> { ["g.a<b"] = 1, ["g.a>b"] = 2, ["g.a_b"] = 3, [new string('ö', 200)] = 4 });
        Assert.Equal((1, 2, 3), (legal["g.a_b"], legal["g.a_b_2"], legal["g.a_b_3"]));
        Assert.All(legal.Keys, static key => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(key), 1, 250));
        Assert.Equal(4, legal.Count);
    }

    [Fact]
    public void Evidence_becomes_numbers_by_name_and_what_is_unknown_is_left_out()
    {
        var groups = Evidence.Sorted<ImmutableSortedDictionary<string, Measure>>().Add("f", Evidence.Sorted<Measure>().Add("auc", new Measure(0.6))).Add("m", Evidence.Sorted<Measure>().Add("auc", Measure.Unknown));
        var evidence = Evidence.None with
        {
            Metrics = Evidence.Sorted<Measure>().Add("auc", new Measure(0.7, 0.6, 0.8, 100)).Add("brier", Measure.Unknown),
            Slices = Evidence.Sorted<ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Measure>>>().Add("sex", groups),
            Fairness = Evidence.Sorted<ImmutableSortedDictionary<string, Measure>>().Add("sex", Evidence.Sorted<Measure>().Add("equalized_odds_difference", new Measure(0.1, 0, 0.2))),
            Baseline = Evidence.Sorted<Measure>().Add("auc", new Measure(0.5)),
        };
        Assert.Equal(
            ["auc 0.7", "auc.lower 0.6", "auc.n 100", "auc.sex.f 0.6", "auc.upper 0.8", "baseline.auc 0.5", "fairness.sex.equalized_odds_difference 0.1"],
            EvidenceMetrics.Of(evidence).Select(static metric => FormattableString.Invariant($"{metric.Key} {metric.Value}")));
        Assert.Contains("evaluate_eu.auc", EvidenceMetrics.Of(evidence, "evaluate@eu.").Keys);
    }

    private static MlflowRun Run(string experiment, Dictionary<string, MlflowMetric> metrics) => new(
        "abc", experiment, "x y", MlflowStatus.Finished, 1, 2,
        ImmutableSortedDictionary<string, string>.Empty.Add("note", "nothing: { to \"see\""),
        metrics.ToImmutableSortedDictionary(StringComparer.Ordinal),
        ImmutableSortedDictionary<string, string>.Empty);
}
