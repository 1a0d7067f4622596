using System.Text.Json;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Cli.Tests.Commands;

/// <summary>Runs and versions that are made again from their commits.</summary>
public sealed class ReproduceTests : IDisposable
{
    private const string Spec = "quickstart.mlops.yaml";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_run_and_the_version_it_registered_are_made_again_byte_by_byte()
    {
        var run = Quickstart();
        foreach (var subject in (string[])[run, "leavers@1"])
        {
            var answer = Reproduce(ExitStatus.Fine, subject);
            Assert.Contains($"{subject}: commit ", answer.Output, StringComparison.Ordinal);
            Assert.Contains("reproduced: 13 of 13 outputs with the same digest\n", answer.Output, StringComparison.Ordinal);
        }

        Assert.Single(Git("worktree", "list").Output.Trim().Split('\n'));
        Assert.Equal("[]", Json(ExitStatus.Fine, run).GetProperty("surroundings").GetRawText());
    }

    [Fact]
    public void A_version_is_made_again_from_its_record_alone()
    {
        Quickstart("--set", "params.seed=11");
        Directory.Delete(folder[".mlops"], recursive: true);
        var answer = Reproduce(ExitStatus.Fine, "leavers@1");
        Assert.Contains(", params.seed=11\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains("metrics: the numbers of the record\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains("reproduced: 4 of 5 outputs with the same digest\n", answer.Output, StringComparison.Ordinal);

        var record = folder.Read("registry/leavers/1.yaml");
        var auc = record.IndexOf("auc: {value: 0.", StringComparison.Ordinal) + "auc: {value: 0.".Length;
        folder.With("registry/leavers/1.yaml", record[..auc] + (record[auc] == '1' ? '2' : '1') + record[(auc + 1)..]);
        Assert.Contains("metrics.auc.value by 0.", Reproduce(ExitStatus.No, "leavers@1").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_come_out_otherwise_are_told_by_the_size_of_the_difference()
    {
        var run = Noise();
        var answer = Json(ExitStatus.No, run);
        var outputs = answer.GetProperty("stages")[0].GetProperty("outputs").EnumerateArray().ToDictionary(static output => output.GetProperty("name").GetString() ?? "");
        var rows = outputs["rows"].GetProperty("differences");
        Assert.Equal("amount", Assert.Single(rows.EnumerateArray()).GetProperty("what").GetString());
        Assert.InRange(rows[0].GetProperty("absolute").GetDouble(), 1e-12, 1e-3);
        Assert.Equal((1, 2), (rows[0].GetProperty("count").GetInt32(), rows[0].GetProperty("of").GetInt32()));
        Assert.Equal("metrics.auc", outputs["scores"].GetProperty("differences")[0].GetProperty("what").GetString());
        Assert.Equal("same", outputs["fixed"].GetProperty("outcome").GetString());

        Assert.Contains("reproduced: 1 of 3 outputs with the same digest, tolerance 0.001\n", Reproduce(ExitStatus.Fine, run, "--tolerance", "0.001").Output, StringComparison.Ordinal);
        Assert.Contains("rows: amount by ", Reproduce(ExitStatus.No, run, "--tolerance", "1e-15").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_ran_while_files_differed_from_the_commit_is_refused_unless_the_commit_will_do()
    {
        Quickstart();
        Replace("test: 0.25", "test: 0.3");
        var run = Run();
        Assert.Contains("while files differed from commit", Reproduce(ExitStatus.No, run).Error, StringComparison.Ordinal);
        var answer = Reproduce(ExitStatus.No, run, "--dirty");
        Assert.Contains("other split: test 0.3 → 0.25\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains("test: it has 60 rows and had 72\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains("model: its answers, leave_probability by ", answer.Output, StringComparison.Ordinal);
        Assert.Contains("not reproduced: ", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_git_does_not_hold_comes_from_the_workspace_or_the_store_or_is_told_to_be_another()
    {
        folder.With(".gitignore", "data/\n.mlops/\n");
        var run = Quickstart();
        Reproduce(ExitStatus.Fine, run);
        var before = folder.Read("data/memberships.csv");
        File.WriteAllLines(folder["data/memberships.csv"], before.TrimEnd('\n').Split('\n').SkipLast(1));
        Assert.Contains("dataset memberships is another one now", Reproduce(ExitStatus.No, run).Output, StringComparison.Ordinal);
        using (var store = new LocalStore(new RunPlaces(folder.Path, "file://.mlops/store").Store)) store.AddBytes(System.Text.Encoding.UTF8.GetBytes(before));
        Assert.DoesNotContain("another one", Reproduce(ExitStatus.Fine, run).Output, StringComparison.Ordinal);
        Directory.Delete(folder["data"], recursive: true);
        Reproduce(ExitStatus.Fine, run);
        Directory.Delete(folder[".mlops/store"], recursive: true);
        Assert.Contains("dataset 'memberships' is neither in the commit nor in this workspace nor in the store", Reproduce(ExitStatus.No, "leavers@1").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_runtime_is_told()
    {
        var run = Quickstart();
        var record = $".mlops/runs/{run}/run.json";
        folder.With(record, folder.Read(record).Replace("\"runtime\": \".NET ", "\"runtime\": \".NET 1.", StringComparison.Ordinal));
        Assert.Contains("other runtime .NET 1.", Reproduce(ExitStatus.Fine, run).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_commit_can_not_be_made_again()
    {
        Assert.Equal(0, Mlops.Run(folder.Path, "init", "--template", "quickstart", ".").Status);
        var run = Run();
        Assert.Contains("names no commit", Reproduce(ExitStatus.No, run).Error, StringComparison.Ordinal);
        Assert.Contains("names no commit", Reproduce(ExitStatus.No, "leavers@1").Error, StringComparison.Ordinal);
        Assert.Contains("mlops reproduce " + run, Reproduce(ExitStatus.Usage, "yesterday").Error, StringComparison.Ordinal);
        Assert.Contains("mlops reproduce leavers@1", Reproduce(ExitStatus.Usage, "leavers@2").Error, StringComparison.Ordinal);
        Assert.Contains("wants a number from 0", Reproduce(ExitStatus.Usage, run, "--tolerance", "-1").Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private string Quickstart(params string[] options)
    {
        Assert.Equal(0, Mlops.Run(folder.Path, "init", "--template", "quickstart", ".").Status);
        Commit();
        return Run(options);
    }

    // A stage that writes the nanoseconds of the clock behind the fifth digit.
    private string Noise()
    {
        folder.With("mlops.yaml", "mlops: 1\nproject: noise\n").With(".gitignore", ".mlops/\n").With("noise.mlops.yaml", """
            pipelines:
              noise:
                stages:
                  make:
                    kind: run
                    command: [sh, make.sh]
                    outputs: {rows: {type: Table, format: csv, columns: {name: string, amount: float}}, scores: {type: Metrics}, fixed: {type: File}}
            """).With("make.sh", """
            noise=$(date +%N)
            printf 'name,amount\nfirst,2.5\nsecond,1.0000%s\n' "$noise" > "$MLOPS_OUT_ROWS"
            printf '{"schema": "mlops/metrics/1", "metrics": {"auc": 0.9000%s}}' "$noise" > "$MLOPS_OUT_SCORES"
            echo fixed > "$MLOPS_OUT_FIXED"
            """);
        Commit();
        return Run();
    }

    private string Run(params string[] options)
    {
        var before = Directory.Exists(folder[".mlops/runs"]) ? Directory.GetDirectories(folder[".mlops/runs"]) : [];
        var answer = Mlops.Run(folder.Path, ["run", .. options]);
        Assert.True(answer.Status == 0, answer.Output + answer.Error);
        return Path.GetFileName(Directory.GetDirectories(folder[".mlops/runs"]).Except(before, StringComparer.Ordinal).Single());
    }

    private Mlops.Answer Reproduce(int status, params string[] arguments)
    {
        var answer = Mlops.Run(folder.Path, ["reproduce", .. arguments]);
        Assert.True(answer.Status == status, answer.Output + answer.Error);
        return answer;
    }

    private JsonElement Json(int status, string subject)
    {
        using var answer = JsonDocument.Parse(Reproduce(status, subject, "--format", "json").Output);
        return answer.RootElement.Clone();
    }

    private void Replace(string text, string by) => folder.With(Spec, folder.Read(Spec).Replace(text, by, StringComparison.Ordinal));

    private void Commit()
    {
        Git("init", "-q");
        Git("add", "-A");
        Git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-qm", "One");
    }

    private Mlops.Answer Git(params string[] arguments)
    {
        var answer = Mlops.Start("git", folder.Path, arguments);
        Assert.True(answer.Status == 0, answer.Error);
        return answer;
    }
}
