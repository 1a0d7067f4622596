using System.Text.Json;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Registering;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Cli.Tests.Commands;

/// <summary>What an environment runs, as stages of the quickstart read it and as the store keeps it.</summary>
public sealed class PinnedTests : IDisposable
{
    private const string Spec = "quickstart.mlops.yaml";

    private const string Pins = "environments/production.pins.yaml";

    private const string Evaluate = "evaluate: {kind: evaluate, model: train.model, data: split.test}";

    private readonly TemporaryFolder folder = new();

    public PinnedTests() => Assert.Equal(0, Mlops.Run(folder.Path, "init", "--template", "quickstart", ".").Status);

    [Fact]
    public void A_promotion_makes_stale_what_reads_the_champion_and_is_told_by_its_numbers()
    {
        RegisterTwo();
        Pin(1);
        Assert.Contains("evaluate  champion of production 1\n", Mlops.Run(folder.Path, "status").Output, StringComparison.Ordinal);
        Run();
        Assert.Contains("nothing to do", Run("--stage", "again").Output + Run("--stage", "again").Output, StringComparison.Ordinal);
        var delta = DeltaOf("production");
        Assert.Equal(BundleOf(1), delta.Bundle);
        Assert.NotEqual(0, delta.Auc);

        Pin(2);
        var status = Mlops.Run(folder.Path, "status").Output;
        Assert.Contains("stale    again     champion of production 1 → 2\n", status, StringComparison.Ordinal);
        Assert.Contains("stale    evaluate  champion of production 1 → 2\n", status, StringComparison.Ordinal);
        Assert.DoesNotContain("train", status, StringComparison.Ordinal);
        Assert.Contains("run  again     champion of production 1 → 2", Run("--stage", "again").Output, StringComparison.Ordinal);
        Run();

        // The champion is the very model that is judged.
        delta = DeltaOf("production");
        Assert.Equal((BundleOf(2), 0.0), (delta.Bundle, delta.Auc));
        Assert.Equal(Show("evaluate.predictions"), Show("again.rows"));

        File.Delete(folder[Pins]);
        Replace("\n      again: {kind: predict, model: leavers@production, data: split.test}", "");
        Assert.Contains("stale    evaluate  champion of production is gone\n", Mlops.Run(folder.Path, "status").Output, StringComparison.Ordinal);
        Run();
        Assert.False(Metrics().TryGetProperty("comparison", out _));
    }

    [Fact]
    public void Where_nothing_is_pinned_predict_is_refused_before_anything_runs()
    {
        Replace(Evaluate, Evaluate[..^1] + ", against: [production]}\n      again: {kind: predict, model: leavers@production, data: split.test}");
        var (status, output, error) = Mlops.Run(folder.Path, "run");
        Assert.Equal((1, ""), (status, output));
        Assert.Contains("stage 'again' reads 'leavers@production', and 'production' runs no champion of 'leavers'", error, StringComparison.Ordinal);
        Assert.Contains("environments/production.pins.yaml", error, StringComparison.Ordinal);
        Assert.Equal(0, Mlops.Run(folder.Path, "run", "--stage", "evaluate").Status);
    }

    [Fact]
    public void The_only_slot_of_a_model_is_what_runs_there_and_no_champion()
    {
        RegisterTwo();
        Pin(1, "main");
        Run();
        Assert.False(Metrics().TryGetProperty("comparison", out _));
        Pin(2, "main");
        Assert.Contains("again     main of production 1 → 2\n", Mlops.Run(folder.Path, "status").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_in_no_store_are_told_before_anything_runs()
    {
        RegisterTwo();
        Pin(1);
        var model = Record(1).Digests[0];
        File.Delete(folder[$".mlops/store/sha256/{model.Hex[..2]}/{model.Hex}"]);
        var (status, _, error) = Mlops.Run(folder.Path, "run");
        Assert.Equal(1, status);
        Assert.Contains("leavers 1, which 'production' runs, and its bytes are not in the store, which is a folder of this machine", error, StringComparison.Ordinal);
        Assert.Contains("mlops pull", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_environments_run_are_kept_when_no_lock_names_them_any_more()
    {
        RegisterTwo();
        Pin(1);
        var digests = Record(1).Digests;
        Assert.Equal(4, digests.Length);
        Mlops.Run(folder.Path, "gc");
        Assert.All(digests, digest => Assert.True(File.Exists(PathOf(digest)), digest.ToString()));
        File.Delete(folder[Pins]);
        Assert.Contains("removed", Mlops.Run(folder.Path, "gc").Output, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf(digests[0])));
    }

    [Fact]
    public void Nothing_is_removed_while_pins_can_not_be_read()
    {
        RegisterTwo();
        var digests = Pinned(1);
        folder.With(Pins, "- no map\n");
        var (status, _, error) = Mlops.Run(folder.Path, "gc");
        Assert.Equal(1, status);
        Assert.Contains($"'{Pins}' can't be read", error, StringComparison.Ordinal);
        Assert.All(digests, digest => Assert.True(File.Exists(PathOf(digest)), digest.ToString()));
    }

    [Fact]
    public async Task What_environments_run_is_sent_and_fetched_also_when_no_lock_names_it()
    {
        RegisterTwo();
        var digests = Pinned(1);
        using var elsewhere = new TemporaryFolder();
        using var shared = new FileObjectStore(elsewhere["shared"]);
        using (var here = new LocalStore(new RunPlaces(folder.Path, "file://.mlops/store").Store))
            Assert.Equal(4, (await PinTransfer.Push(PinnedRecords.Of(folder.Path), here, shared, progress: null, default)).Moved);

        using var there = new LocalStore(elsewhere["store"]);
        Assert.Equal(0, (await PinTransfer.Push(PinnedRecords.Of(folder.Path), there, shared, progress: null, default)).Moved);
        Assert.Equal(4, (await PinTransfer.Pull(PinnedRecords.Of(folder.Path), there, shared, progress: null, default)).Moved);
        Assert.All(digests, digest => Assert.True(there.Verify(digest)));

        using var nowhere = new FileObjectStore(elsewhere["nothing"]);
        using var empty = new LocalStore(elsewhere["empty"]);
        var failure = await Assert.ThrowsAsync<Execution.RunFailure>(() => PinTransfer.Push(PinnedRecords.Of(folder.Path), empty, nowhere, progress: null, default));
        Assert.Contains("an environment pins leavers 1", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    // The second one is trained on other rows; the lock names only what it came from.
    private void RegisterTwo()
    {
        Run();
        Replace("test: 0.25", "test: 0.3");
        Run();
        Assert.NotEqual(BundleOf(1), BundleOf(2));
    }

    private System.Collections.Immutable.ImmutableArray<Digest> Pinned(long version)
    {
        Pin(version);
        return Record(version).Digests;
    }

    private void Pin(long version, string slot = "champion")
    {
        var spec = folder.Read(Spec);
        if (spec.Contains(Evaluate, StringComparison.Ordinal)) Replace(Evaluate, Evaluate[..^1] + ", against: [production]}\n      again: {kind: predict, model: leavers@production, data: split.test}");
        folder.With(Pins, $"schema: mlops/pins/1\nenvironment: production\nmodels:\n  leavers:\n    {slot}: {{version: {version}, bundle: \"{BundleOf(version)}\"}}\n");
    }

    private void Replace(string text, string by) => folder.With(Spec, folder.Read(Spec).Replace(text, by, StringComparison.Ordinal));

    private string BundleOf(long version) => new RegistryFolder(folder.Path).Read("leavers", version)?.Bundle ?? "";

    private PinnedRecord Record(long version) => PinnedRecords.Of(folder.Path).Single(record => record.Version == version);

    private string PathOf(Digest digest) => folder[$".mlops/store/sha256/{digest.Hex[..2]}/{digest.Hex}"];

    private Mlops.Answer Run(params string[] options)
    {
        var answer = Mlops.Run(folder.Path, ["run", .. options]);
        Assert.True(answer.Status == 0, answer.Output + answer.Error);
        return answer;
    }

    private string Show(string output) => Mlops.Run(folder.Path, "show", output, "--head", "1000").Output;

    private JsonElement Metrics()
    {
        using var results = ResultJournal.Open(folder[".mlops/results"]);
        var artifact = results.Latest("leavers/evaluate")?.Find("metrics");
        Assert.NotNull(artifact);
        using var metrics = JsonDocument.Parse(File.ReadAllBytes(PathOf(artifact.Digest)));
        return metrics.RootElement.Clone();
    }

    private (string? Bundle, double Auc) DeltaOf(string environment)
    {
        var comparison = Metrics().GetProperty("comparison").GetProperty(environment);
        return (comparison.GetProperty("bundle").GetString(), comparison.GetProperty("delta").GetProperty("auc").GetProperty("value").GetDouble());
    }
}
