using System.Collections.Immutable;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Records;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Tests.Records;

public sealed class RunRecordTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_record_reads_back_as_it_was_written()
    {
        var record = Record("credit", [Report("ingest", StageEnding.Done), Report("train@eu", StageEnding.Failed) with { Key = null, ExitCode = null, LogPath = null, Message = null }]);
        record.Write(folder["runs/one"]);
        var read = RunRecord.Read(folder["runs/one"]);
        Assert.NotNull(read);
        Assert.Equal(Spelled(record), Spelled(read));
        Assert.Equal(["run.json"], Directory.EnumerateFileSystemEntries(folder["runs/one"]).Select(Path.GetFileName));
    }

    [Fact]
    public void Every_outcome_and_every_ending_reads_back()
    {
        foreach (var outcome in Enum.GetValues<RunOutcome>())
        {
            var record = Record("credit", [.. Enum.GetValues<StageEnding>().Select(static ending => Report($"{ending}", ending))]) with { Outcome = outcome };
            record.Write(folder[$"{outcome}"]);
            var read = RunRecord.Read(folder[$"{outcome}"]);
            Assert.Equal(outcome, read?.Outcome);
            Assert.Equal(Enum.GetValues<StageEnding>(), read?.Stages.Select(static stage => stage.Ending));
        }
    }

    [Fact]
    public void It_is_written_for_people_to_read()
    {
        Record("credit", [Report("train", StageEnding.Done)]).Write(folder["run"]);
        Assert.StartsWith(
            """
            {
              "schema": "mlops/run/1",
              "pipeline": "credit",
              "run": "2026-11-01T10-00-00Z-credit",
              "tool": "0.1.0",
              "set": [
                "params.trees=300"
              ],
              "event": "manual",
              "started": "2026-11-01T10:00:00Z",
              "ended": "2026-11-01T10:00:09Z",
              "outcome": "done",
              "stages": [
                {
                  "stage": "train",
                  "kind": "train",
                  "ending": "done",
            """.ReplaceLineEndings("\n"),
            folder.Read("run/run.json"),
            StringComparison.Ordinal);
        Assert.Contains("\"before\": \"100\"", folder.Read("run/run.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_wrong_with_a_record_it_is_as_if_there_were_none()
    {
        Assert.Null(RunRecord.Read(folder["nowhere"]));
        Record("credit", [Report("train", StageEnding.Done)]).Write(folder["run"]);
        var text = folder.Read("run/run.json");
        for (var length = 0; length < text.Length - 2; length += 7)
        {
            folder.With("run/run.json", text[..length]);
            Assert.Null(RunRecord.Read(folder["run"]));
        }

        foreach (var (from, to) in new[] { ("mlops/run/1", "mlops/run/2"), ("\"done\"", "\"perhaps\""), ("sha256:", "md5:"), ("\"bytes\": 12", "\"bytes\": 1.5"), ("\"stages\": [", "\"stages\": [3, ") })
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            folder.With("run/run.json", text.Replace(from, to, StringComparison.Ordinal));
            Assert.Null(RunRecord.Read(folder["run"]));
        }
    }

    [Fact]
    public void It_names_the_digests_of_all_inputs_and_outputs()
    {
        var record = Record("credit", [Report("ingest", StageEnding.Done), Report("train", StageEnding.Reused)]);
        Assert.Equal(
            [Digest.OfText("rows"), Digest.OfText("ingest"), Digest.OfText("train")],
            record.Digests().OrderBy(static digest => digest != Digest.OfText("rows")).ThenBy(static digest => digest != Digest.OfText("ingest")));
    }

    [Fact]
    public void The_latest_run_of_a_pipeline_is_the_newest_that_ended()
    {
        Assert.Null(RunHistory.Latest(folder.Path, "credit"));
        foreach (var (id, pipeline) in new[]
        {
            ("2026-11-01T10-00-00Z-credit", "credit"),
            ("2026-11-01T10-00-00Z-credit-2", "credit"),
            ("2026-11-01T10-00-00Z-credit-10", "credit"),
            ("2026-11-01T10-00-00Z-credit-11", "credit-11"),
            ("2026-12-01T10-00-00Z-churn", "churn"),
        })
        {
            (Record(pipeline, []) with { Run = id }).Write(folder[$".mlops/runs/{id}"]);
        }

        Directory.CreateDirectory(folder[".mlops/runs/2026-12-02T10-00-00Z-credit"]);
        Assert.Equal("2026-11-01T10-00-00Z-credit-10", RunHistory.Latest(folder.Path, "credit")?.Run);
        Assert.Equal("2026-11-01T10-00-00Z-credit-11", RunHistory.Latest(folder.Path, "credit-11")?.Run);
        Assert.Equal("2026-12-01T10-00-00Z-churn", RunHistory.Latest(folder.Path, "churn")?.Run);
        Assert.Null(RunHistory.Latest(folder.Path, "other"));
    }

    private static RunRecord Record(string pipeline, ImmutableArray<StageReport> stages) => new(
        pipeline, "2026-11-01T10-00-00Z-credit", "0.1.0", ["params.trees=300"], "manual", Start, Start.AddSeconds(9), RunOutcome.Done, stages);

    private static StageReport Report(string stage, StageEnding ending) => new(
        stage,
        "train",
        ending,
        Digest.OfText($"key of {stage}"),
        [new("never ran"), new("params.trees", "100", "200"), new("steps/clean.py", After: "added")],
        [new("rows", new Artifact(Digest.OfText("rows"), 12, IsFolder: false, Rows: 3))],
        [new("model", new Artifact(Digest.OfText(stage), 34, IsFolder: true))],
        Start.AddTicks(1),
        TimeSpan.FromTicks(12_345_678),
        2,
        -1,
        "train.log",
        "It said \"no\" → ü.");

    private static string Spelled(RunRecord record) =>
        $"{record with { Sets = [], Stages = [] }} {string.Join('|', record.Sets)}\n".Replace("System.Collections.Immutable.ImmutableArray`1", "", StringComparison.Ordinal)
        + string.Join('\n', record.Stages.Select(static stage =>
            $"{stage with { Because = [], Inputs = [], Outputs = [] }} {string.Join('|', stage.Because.Select(static because => because with { }))} {string.Join('|', stage.Inputs)} {string.Join('|', stage.Outputs)}"));
}
