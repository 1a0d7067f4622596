using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Tests.Running;

/// <summary>Stages that read what an environment runs, and where its bytes come from.</summary>
public sealed class PinnedInputTests : IDisposable
{
    private const string Stages = """
        rows: {kind: run, command: [sh, -c, 'echo x > "$MLOPS_OUT_ROWS"'], outputs: {rows: {type: Table, format: csv}}}
        score: {kind: predict, model: m@production, data: {from: rows.rows, format: csv}, command: [cp, "${in.model}", "${out.rows}"], outputs: {rows: {format: csv}}}
        """;

    private const string Sections = """
        datasets: {d: {source: data/d.csv, format: csv, owner: owners, license: CC0-1.0, columns: {x: float}}}
        problems: {p: {statement: Say who leaves., owner: owners}}
        models:
          m: {problem: p, task: binary, inputs: [x], output: {name: y, type: float}, metrics: {auc: {better: higher}}, gates: {production: [metrics.auc >= 0.5]}}
        environments:
          production: {approvals: [{role: owners}]}
        """;

    private const string Pins = "environments/production.pins.yaml";

    private readonly TestRun run = new(Stages, "roles: {owners: [{id: 1, login: ada}, {id: 2, login: grace}]}", Sections) { Records = [Pins, "registry/m/1.yaml", "registry/m/2.yaml"] };

    private IObjectStore Shared => new FileObjectStore(run["shared"]);

    [Fact]
    public void What_is_not_here_is_fetched_from_the_store_that_others_share_before_anything_runs()
    {
        Register(1, "the first model");
        Register(2, "the second model");
        Pin(1);
        var report = run.Run(Fetching);
        Assert.Equal("the first model", run.Output(report, "score", "rows"));
        Assert.Equal(RunOutcome.NothingToDo, run.Run(Fetching).Outcome);

        Pin(2);
        report = run.Run(Fetching);
        Assert.Equal(("score", "champion of production 1 → 2"), (run.Ran, run.Because("score")));
        Assert.Equal("the second model", run.Output(report, "score", "rows"));

        // Back again: what the first gave is still known, so its bytes are not even looked for.
        Pin(1);
        Assert.Equal(RunOutcome.NothingToDo, run.Run().Outcome);
    }

    [Fact]
    public void What_is_nowhere_is_told_before_anything_runs()
    {
        Register(1, "the first model", isShared: false);
        Pin(1);
        var failure = Assert.Throws<RunFailure>(() => run.Run(Fetching));
        Assert.StartsWith("stage 'score' reads m 1, which 'production' runs, and its bytes could not be fetched: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("mlops push", failure.Hint, StringComparison.Ordinal);
        Assert.Equal("", run.Ran);
        Assert.Contains("are not in the store, which is a folder of this machine", Assert.Throws<RunFailure>(() => run.Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_model_is_not_read_but_fetched_again()
    {
        var digest = Register(1, "the first model");
        Pin(1);
        var path = run[$".mlops/store/sha256/{digest.Hex[..2]}/{digest.Hex}"];
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
        File.WriteAllText(path, "the last model!");
        Assert.Equal("the first model", run.Output(run.Run(Fetching), "score", "rows"));
    }

    [Fact]
    public void Nothing_pinned_is_refused_unless_the_stage_does_not_run()
    {
        Assert.Contains("'production' runs no champion of 'm'", Assert.Throws<RunFailure>(() => run.Run()).Message, StringComparison.Ordinal);
        Assert.Equal(RunOutcome.Done, run.Run(static request => request with { Stages = ["rows"] }).Outcome);
    }

    public void Dispose() => run.Dispose();

    private RunRequest Fetching(RunRequest request) => request with { OpenShared = () => Shared };

    private Digest Register(int version, string model, bool isShared = true)
    {
        var digest = Digest.OfText(model);
        run.Write($"registry/m/{version}.yaml", $"schema: mlops/version/1\nmodel: m\nversion: {version}\nbundle: {Digest.OfText($"bundle {version}")}\ndigests: {{model: \"{digest}\"}}\n");
        if (isShared) run.Write($"shared/{ObjectNames.Of(digest)}", model);
        return digest;
    }

    private void Pin(int version) =>
        run.Write(Pins, $"schema: mlops/pins/1\nenvironment: production\nmodels:\n  m:\n    champion: {{version: {version}, bundle: \"{Digest.OfText($"bundle {version}")}\"}}\n");
}
