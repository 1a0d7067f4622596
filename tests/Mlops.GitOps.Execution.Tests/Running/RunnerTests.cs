using System.Text.Json;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Tests.Running;

public sealed class RunnerTests
{
    private const string Chain = """
        a: {kind: run, command: [sh, -c, 'cat "$MLOPS_IN_X" "$MLOPS_IN_X" > "$MLOPS_OUT_Y"'], inputs: {x: data/x.txt}, outputs: {y: {type: File}}}
        b: {kind: run, command: [cp, "${in.y}", "${out.z}"], inputs: {y: a.y}, outputs: {z: {type: File, path: reports/z.txt}}}
        """;

    [Fact]
    public void A_first_run_runs_everything_and_a_second_one_nothing()
    {
        using var run = new TestRun(Chain);
        run.Write("data/x.txt", "one\n");
        var first = run.Run();
        Assert.Equal(RunOutcome.Done, first.Outcome);
        Assert.Equal("a b", run.Ran);
        Assert.Equal("never ran", run.Because("a"));
        Assert.Equal("one\none\n", run.Read("reports/z.txt"));
        Assert.True(first.LockChanged);
        var second = run.Run();
        Assert.Equal((RunOutcome.NothingToDo, 2, ""), (second.Outcome, second.StageCount, run.Ran));

        // The first run has made folders in the workspace, so the second one looked for specs in them.
        var compilations = run.Compilations;
        run.Run();
        Assert.Equal(compilations, run.Compilations);
        Assert.InRange(compilations, 1, 2);
    }

    [Fact]
    public void A_change_runs_what_reads_it_and_says_so()
    {
        using var run = new TestRun(Chain);
        run.Write("data/x.txt", "one\n");
        run.Run();
        run.Write("data/x.txt", "two\n");
        Assert.Equal([StageState.Stale, StageState.Blocked], run.Inspect().Select(static stage => stage.State));
        run.Run();
        Assert.Equal("a b", run.Ran);
        Assert.Equal("data/x.txt changed", run.Because("a"));
        Assert.Equal("a.y changed", run.Because("b"));
        run.Write("data/x.txt", "one\n");
        Assert.Equal(RunOutcome.Done, run.Run().Outcome);
        Assert.Equal("", run.Ran);
        Assert.Equal("one\none\n", run.Read("reports/z.txt"));
    }

    [Fact]
    public void Every_edit_of_a_spec_is_seen_and_not_the_first_one_only()
    {
        using var run = new TestRun(Chain);
        run.Write("data/x.txt", "one\n");
        run.Run();
        foreach (var name in (string[])["more", "yet_more", "most"])
        {
            run.Stages($$"""
                {{Chain}}
                {{name}}: {kind: run, command: [echo, {{name}}]}
                """);
            run.Run();
            Assert.Equal(name, run.Ran);
        }
    }

    [Fact]
    public void A_stage_whose_result_stays_the_same_stops_the_change()
    {
        using var run = new TestRun("""
            a: {kind: run, command: [sh, -c, 'wc -l < "$MLOPS_IN_X" > "$MLOPS_OUT_Y"'], inputs: {x: data/x.txt}, outputs: {y: {type: File}}}
            b: {kind: run, command: [cp, "${in.y}", "${out.z}"], inputs: {y: a.y}, outputs: {z: {type: File}}}
            """);
        run.Write("data/x.txt", "one\n");
        run.Run();
        run.Write("data/x.txt", "two\n");
        run.Run();
        Assert.Equal("a", run.Ran);
    }

    [Fact]
    public void A_missing_or_different_copy_is_put_back_without_running_its_stage()
    {
        using var run = new TestRun(Chain);
        run.Write("data/x.txt", "one\n");
        run.Run();
        run.Write("reports/z.txt", "other\n");
        Assert.Equal(RunOutcome.Done, run.Run().Outcome);
        Assert.Equal("", run.Ran);
        Assert.Equal("one\none\n", run.Read("reports/z.txt"));
        File.Delete(run["reports/z.txt"]);
        run.Run();
        Assert.Equal("one\none\n", run.Read("reports/z.txt"));
    }

    [Fact]
    public void A_damaged_object_is_made_again_and_never_served()
    {
        using var run = new TestRun(Chain);
        run.Write("data/x.txt", "one\n");
        var first = run.Run();
        var digest = first.Stages.First(static stage => stage.Stage == "a").Outputs[0].Artifact.Digest;
        var path = run[$".mlops/store/sha256/{digest.Hex[..2]}/{digest.Hex}"];
        File.SetAttributes(path, FileAttributes.Normal);
        File.WriteAllText(path, "bad\nbad\n");
        var second = run.Run();
        Assert.Equal(RunOutcome.Done, second.Outcome);
        Assert.Contains("a", run.Ran.Split(' '));
        Assert.Equal("one\none\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_failing_stage_stops_what_needs_it_and_a_fixed_one_goes_on_from_there()
    {
        using var run = new TestRun("""
            a: {kind: run, command: [sh, -c, 'echo one > "$MLOPS_OUT_Y"'], outputs: {y: {type: File}}}
            b: {kind: run, command: [sh, -c, 'echo broken; exit 3'], inputs: {y: a.y}, outputs: {z: {type: File}}}
            c: {kind: run, command: ["true"], inputs: {z: b.z}}
            """);
        var report = run.Run();
        Assert.Equal(RunOutcome.No, report.Outcome);
        Assert.Equal([StageEnding.Done, StageEnding.Failed, StageEnding.NotReached], report.Stages.Select(static stage => stage.Ending));
        Assert.Equal(3, run.Ended("b").ExitCode);
        Assert.Equal("broken\n", run.Read(run.Ended("b").LogPath ?? ""));
        run.Stages("""
            a: {kind: run, command: [sh, -c, 'echo one > "$MLOPS_OUT_Y"'], outputs: {y: {type: File}}}
            b: {kind: run, command: [sh, -c, 'cp $MLOPS_IN_Y $MLOPS_OUT_Z'], inputs: {y: a.y}, outputs: {z: {type: File}}}
            c: {kind: run, command: ["true"], inputs: {z: b.z}}
            """);
        Assert.Equal(RunOutcome.Done, run.Run().Outcome);
        Assert.Equal("b c", run.Ran);
    }

    [Fact]
    public void A_stage_that_gives_less_than_it_declares_fails()
    {
        using var run = new TestRun("""a: {kind: run, command: ["true"], outputs: {y: {type: File}}}""");
        Assert.Equal(RunOutcome.No, run.Run().Outcome);
        Assert.Contains("gave no 'y'", run.Ended("a").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_that_changes_while_its_stage_runs_is_never_recorded()
    {
        using var run = new TestRun("""
            a: {kind: run, command: [sh, -c, 'cat data/x.txt > "$MLOPS_OUT_Y"; echo two > data/x.txt'], inputs: {x: data/x.txt}, outputs: {y: {type: File}}}
            """);
        run.Write("data/x.txt", "one\n");
        Assert.Equal(RunOutcome.No, run.Run().Outcome);
        Assert.Contains("data/x.txt changed while it ran", run.Ended("a").Message, StringComparison.Ordinal);
        run.Write("data/x.txt", "one\n");
        Assert.Equal(StageState.Stale, run.Inspect()[0].State);
    }

    [Fact]
    public void An_exit_status_of_75_and_a_timeout_are_tried_again_and_others_are_not()
    {
        using var run = new TestRun("""
            a: {kind: run, command: [sh, -c, 'echo x >> tries; test $(wc -l < tries) -ge 2 || exit 75'], retries: 1}
            b: {kind: run, command: [sh, -c, 'echo x >> slow; test $(wc -l < slow) -ge 2 || sleep 60'], retries: 1, timeout: 300ms}
            """);
        Assert.Equal(RunOutcome.Done, run.Run().Outcome);
        Assert.Equal(2, run.Ended("a").Attempts);
        Assert.Equal(2, run.Ended("b").Attempts);
    }

    [Fact]
    public void Stages_that_do_not_use_the_cache_run_every_time_and_their_readers_when_bytes_change()
    {
        using var run = new TestRun("""
            a: {kind: run, command: [sh, -c, 'echo same > "$MLOPS_OUT_Y"'], cache: false, outputs: {y: {type: File}}}
            b: {kind: run, command: [cp, "${in.y}", "${out.z}"], inputs: {y: a.y}, outputs: {z: {type: File}}}
            """);
        run.Run();
        run.Run();
        Assert.Equal("a", run.Ran);
        Assert.Equal("cache: false", run.Because("a"));
    }

    [Fact]
    public void A_condition_that_does_not_hold_skips_a_stage_and_what_needs_it()
    {
        using var run = new TestRun("""
            a: {kind: run, command: ["true"], when: params.trees > 1000}
            b: {kind: run, command: ["true"], needs: [a]}
            c: {kind: run, command: ["true"]}
            """);
        var report = run.Run();
        Assert.Equal(RunOutcome.Done, report.Outcome);
        Assert.Equal([StageEnding.Skipped, StageEnding.Skipped, StageEnding.Done], report.Stages.OrderBy(static stage => stage.Stage, StringComparer.Ordinal).Select(static stage => stage.Ending));
    }

    [Fact]
    public void The_map_of_a_matrix_stands_in_the_stage_file()
    {
        using var run = new TestRun("""
            a: {kind: run, command: [sh, -c, 'echo ${matrix.region} > "$MLOPS_OUT_Y"'], matrix: {region: [eu, us]}, outputs: {y: {type: File}}}
            b: {kind: run, command: [cp, "${in.one}", "${out.z}"], matrix: {region: [eu, us]}, inputs: {one: a.y}, outputs: {z: {type: File}}}
            c: {kind: run, command: [sh, -c, 'cp "$MLOPS_STAGE" "$MLOPS_OUT_SEEN"'], inputs: {all: b.z}, outputs: {seen: {type: File}}}
            """);
        var report = run.Run();
        Assert.Equal(RunOutcome.Done, report.Outcome);
        Assert.Equal("us\n", run.Output(report, "b@us", "z"));
        using var seen = JsonDocument.Parse(run.Output(report, "c", "seen"));
        Assert.Equal(["eu", "us"], seen.RootElement.GetProperty("inputs").GetProperty("all").EnumerateObject().Select(static item => item.Name));
    }

    [Fact]
    public void Folders_pass_with_their_empty_folders_links_and_modes()
    {
        using var run = new TestRun("""
            a: {kind: run, command: [sh, -c, 'cd "$MLOPS_OUT_TREE"; mkdir -p empty sub; echo hi > sub/run.sh; chmod +x sub/run.sh; ln -s sub/run.sh link'], outputs: {tree: {type: Folder, path: out/tree}}}
            b: {kind: run, command: [sh, -c, 'cd "$MLOPS_IN_TREE"; test -d empty && test -x sub/run.sh && test "$(readlink link)" = sub/run.sh'], inputs: {tree: a.tree}}
            """);
        Assert.Equal(RunOutcome.Done, run.Run().Outcome);
        Assert.Equal("hi\n", run.Read("out/tree/link"));
        Assert.Equal(RunOutcome.NothingToDo, run.Run().Outcome);
    }

    [Fact]
    public void A_secret_reaches_the_stage_and_no_log()
    {
        using var run = new TestRun("""a: {kind: run, command: [sh, -c, 'echo "key is $DB_PASSWORD"; echo "$DB_PASSWORD" | wc -c'], secrets: [DB_PASSWORD]}""");
        run.Run(static request => request with { Variable = static name => name == "DB_PASSWORD" ? "hunter2hunter2" : Environment.GetEnvironmentVariable(name) });
        Assert.Equal("key is ***\n15\n", run.Read(run.Ended("a").LogPath ?? ""));
    }

    [Fact]
    public void An_interrupted_run_keeps_what_was_done_and_ends_what_was_running()
    {
        using var run = new TestRun("""
            a: {kind: run, command: [sh, -c, 'echo one > "$MLOPS_OUT_Y"'], outputs: {y: {type: File}}}
            b: {kind: run, command: [sh, -c, 'touch started; sleep 600'], inputs: {y: a.y}}
            """);
        using var stop = new CancellationTokenSource();
        var watch = new Thread(() =>
        {
            while (!File.Exists(run["started"])) Thread.Sleep(5);
            stop.Cancel();
        });
        watch.Start();
        var report = run.Run(stop: stop.Token);
        watch.Join();
        Assert.Equal(RunOutcome.Interrupted, report.Outcome);
        Assert.Equal([StageEnding.Done, StageEnding.Interrupted], report.Stages.Select(static stage => stage.Ending));
        Assert.Equal([StageState.Fresh, StageState.Stale], run.Inspect().Select(static stage => stage.State));
    }

    [Fact]
    public void A_stage_alone_reads_what_the_one_before_gave_last()
    {
        using var run = new TestRun(Chain);
        run.Write("data/x.txt", "one\n");
        var failure = Assert.Throws<RunFailure>(() => run.Run(static request => request with { Stages = ["b"], IsOnly = true }));
        Assert.Contains("'a.y' is not in the store", failure.Message, StringComparison.Ordinal);
        run.Run();
        run.Write("data/x.txt", "two\n");
        var report = run.Run(static request => request with { Stages = ["b"], IsOnly = true, IsForced = true });
        Assert.True(run.Ran == "b", string.Join("; ", report.Stages));
        Assert.Single(report.Stages);
    }

    [Theory]
    [InlineData("true", RunOutcome.Done, StageEnding.Done, StageEnding.Done)]
    [InlineData("false", RunOutcome.No, StageEnding.SaidNo, StageEnding.Skipped)]
    public void A_no_skips_what_needs_it_also_when_it_is_not_asked_again(string answer, RunOutcome outcome, StageEnding decided, StageEnding after)
    {
        using var run = new TestRun("""
            measure: {kind: run, command: [sh, -c, 'echo "{\"schema\": \"mlops/metrics/1\", \"metrics\": {\"profit\": 7}}" > "$MLOPS_OUT_METRICS"'], outputs: {metrics: {type: Metrics}}}
            solved: {kind: decide, problem: loans, ask: solved, metrics: measure.metrics, command: [sh, -c, 'echo "{\"answer\": ANSWER, \"because\": \"profit is too low\", \"values\": {\"profit\": 7}}" > "$MLOPS_OUT_DECISION"']}
            after: {kind: run, command: [sh, -c, "true"], needs: [solved]}
            beside: {kind: run, command: ["true"]}
            """.Replace("ANSWER", answer, StringComparison.Ordinal), sections: "datasets:\n  d: {source: data/d.csv, format: csv, columns: {amount: float}}\nproblems:\n  loans: {statement: Lend well., baseline: {rule: amount > 1}, solvedWhen: metrics.profit > 100}\n");
        for (var time = 0; time < 2; time++)
        {
            var report = run.Run();
            Assert.Equal(time == 0 || outcome == RunOutcome.No ? outcome : RunOutcome.NothingToDo, report.Outcome);
            if (report.Outcome == RunOutcome.NothingToDo) continue;
            Assert.Equal((decided, after, time == 0 ? StageEnding.Done : StageEnding.Reused), (EndingOf(report, "solved"), EndingOf(report, "after"), EndingOf(report, "beside")));
            if (outcome == RunOutcome.No) Assert.Equal("profit is too low (profit 7)", report.Stages.First(static stage => stage.Stage == "solved").Message);
        }
    }

    private static StageEnding EndingOf(RunReport report, string stage) => report.Stages.First(other => other.Stage == stage).Ending;

    [Fact]
    public void A_built_in_stage_is_run_by_its_double_and_its_version_is_in_the_key()
    {
        using var run = new TestRun("rows: {kind: ingest, dataset: people}", "", """
            datasets:
              people: {source: data/people.csv, format: csv, columns: {name: string}}
            """);
        run.Write("data/people.csv", "name\nada\n");
        Assert.Contains("built-in 'ingest'", Assert.Throws<RunFailure>(() => run.Run()).Message, StringComparison.Ordinal);
        Assert.Equal(RunOutcome.Done, run.Run(static request => request with { BuiltIn = Copying("1") }).Outcome);
        Assert.Equal(RunOutcome.NothingToDo, run.Run(static request => request with { BuiltIn = Copying("1") }).Outcome);
        run.Run(static request => request with { BuiltIn = Copying("2"), ToolVersion = "newer" });
        Assert.Equal("rows", run.Ran);
        Assert.Equal("kind ingest/1 → ingest/2", run.Because("rows"));
    }

    private static Func<string, BuiltInStage?> Copying(string version) =>
        kind => kind != "ingest" ? null : new BuiltInStage(version, static (path, _, _, _) =>
        {
            using var stage = JsonDocument.Parse(File.ReadAllText(path));
            var outputs = stage.RootElement.GetProperty("outputs");
            var source = stage.RootElement.GetProperty("inputs").GetProperty("dataset").GetProperty("path").GetString() ?? "";
            foreach (var output in outputs.EnumerateObject()) File.Copy(source, output.Value.GetProperty("path").GetString() ?? "");
            return 0;
        });
}
