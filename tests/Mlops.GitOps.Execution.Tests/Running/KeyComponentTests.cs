using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Tests.Running;

/// <summary>Each thing that a key is over changes it alone, and nothing else does.</summary>
public sealed class KeyComponentTests
{
    private const string Stage = """
        a: {kind: run, command: [sh, steps/a.sh, "${params.trees}"], code: [steps/**], env: {LEVEL: "1", COLOUR: red}, inputs: {x: data/x.txt, w: data/w.txt}, outputs: {y: {type: File}}}
        """;

    private const string Parameters = "{trees: 200, seed: 7}";

    public static TheoryData<string, string, string> Changes => new()
    {
        { "an argument", Stage.Replace("steps/a.sh,", "steps/a.sh, more,", StringComparison.Ordinal), Parameters },
        { "the order of arguments", Stage.Replace("steps/a.sh, \"${params.trees}\"", "\"${params.trees}\", steps/a.sh", StringComparison.Ordinal), Parameters },
        { "one argument made two", Stage.Replace("\"${params.trees}\"", "\"${params.trees}\", \"\"", StringComparison.Ordinal), Parameters },
        { "a parameter that it names", Stage, "{trees: 300, seed: 7}" },
        { "the seed", Stage, "{trees: 200, seed: 8}" },
        { "the value of a variable", Stage.Replace("LEVEL: \"1\"", "LEVEL: \"2\"", StringComparison.Ordinal), Parameters },
        { "the name of a variable", Stage.Replace("LEVEL", "LEVELS", StringComparison.Ordinal), Parameters },
        { "a value moved to another variable", Stage.Replace("{LEVEL: \"1\", COLOUR: red}", "{LEVEL: red, COLOUR: \"1\"}", StringComparison.Ordinal), Parameters },
        { "the name of an input", Stage.Replace("x: data/x.txt", "z: data/x.txt", StringComparison.Ordinal), Parameters },
        { "two inputs exchanged", Stage.Replace("x: data/x.txt, w: data/w.txt", "w: data/x.txt, x: data/w.txt", StringComparison.Ordinal), Parameters },
        { "the program", Stage.Replace("[sh,", "[dash-of-ours,", StringComparison.Ordinal), Parameters },
        { "which code counts", Stage.Replace("code: [steps/**]", "code: [steps/a.sh]", StringComparison.Ordinal), Parameters },
    };

    public static TheoryData<string, string, string> Indifferent => new()
    {
        { "retries", Stage.Replace("kind: run,", "kind: run, retries: 5,", StringComparison.Ordinal), Parameters },
        { "the timeout", Stage.Replace("kind: run,", "kind: run, timeout: 9m,", StringComparison.Ordinal), Parameters },
        { "resources", Stage.Replace("kind: run,", "kind: run, resources: {cpu: 2, memory: 1GiB},", StringComparison.Ordinal), Parameters },
        { "secrets", Stage.Replace("kind: run,", "kind: run, secrets: [HOME],", StringComparison.Ordinal), Parameters },
        { "a description", Stage.Replace("kind: run,", "kind: run, description: Makes y.,", StringComparison.Ordinal), Parameters },
        { "where a copy is left", Stage.Replace("{type: File}", "{type: File, path: out/y.txt}", StringComparison.Ordinal), Parameters },
        { "what it needs", Stage.Replace("kind: run,", "kind: run, needs: [b],", StringComparison.Ordinal) + "\nb: {kind: run, command: [\"true\"]}", Parameters },
        { "the order of variables", Stage.Replace("LEVEL: \"1\", COLOUR: red", "COLOUR: red, LEVEL: \"1\"", StringComparison.Ordinal), Parameters },
        { "the order of inputs", Stage.Replace("x: data/x.txt, w: data/w.txt", "w: data/w.txt, x: data/x.txt", StringComparison.Ordinal), Parameters },
        { "the order of keys", Stage.Replace("kind: run, ", "", StringComparison.Ordinal).Replace("outputs:", "kind: run, outputs:", StringComparison.Ordinal), Parameters },
        { "a parameter that it does not name", Stage, "{trees: 200, seed: 7, depth: 3}" },
    };

    [Theory, MemberData(nameof(Changes))]
    public void What_a_key_is_over_changes_it_alone(string what, string stage, string parameters) => Assert.NotEqual((what, KeyOf(Stage, Parameters)), (what, KeyOf(stage, parameters)));

    [Theory, MemberData(nameof(Indifferent))]
    public void What_a_key_is_not_over_does_not(string what, string stage, string parameters) => Assert.Equal((what, KeyOf(Stage, Parameters)), (what, KeyOf(stage, parameters)));

    [Theory]
    [InlineData("data/x.txt", "two\n")]
    [InlineData("steps/a.sh", "cp \"$MLOPS_IN_X\" \"$MLOPS_OUT_Y\" # otherwise\n")]
    [InlineData("steps/more.txt", "more")]
    [InlineData("bin/dash-of-ours", "#!/bin/sh\nexec sh -e \"$@\"\n")]
    public void A_file_that_counts_changes_the_key(string path, string text)
    {
        var stage = path.StartsWith("bin/", StringComparison.Ordinal) ? Stage.Replace("[sh,", "[dash-of-ours,", StringComparison.Ordinal) : Stage;
        Assert.NotEqual(KeyOf(stage, Parameters), KeyOf(stage, Parameters, run => run.Write(path, text)));
    }

    [Fact]
    public void Where_the_workspace_is_and_when_files_were_written_does_not() =>
        Assert.Equal(KeyOf(Stage, Parameters), KeyOf(Stage, Parameters, static run => File.SetLastWriteTimeUtc(run["data/x.txt"], DateTime.UnixEpoch)));

    private static string KeyOf(string stage, string parameters, Action<TestRun>? change = null)
    {
        using var run = new TestRun(stage);
        run.Stages(stage, parameters);
        run.Write("data/x.txt", "one\n");
        run.Write("data/w.txt", "other\n");
        run.Write("steps/a.sh", "cp \"$MLOPS_IN_X\" \"$MLOPS_OUT_Y\" 2>/dev/null || echo > \"$MLOPS_OUT_Y\"\n");
        run.Write("steps/b.sh", "");
        run.Write("bin/dash-of-ours", "#!/bin/sh\nexec sh \"$@\"\n");
        Executable(run["bin/dash-of-ours"]);
        change?.Invoke(run);
        Executable(run["bin/dash-of-ours"]);
        var path = $"{run["bin"]}:{Environment.GetEnvironmentVariable("PATH")}";
        var report = run.Run(request => request with { Variable = name => name == "PATH" ? path : Environment.GetEnvironmentVariable(name) });
        return report.Stages.First(static ended => ended.Stage == "a").Key?.ToString() ?? throw new InvalidOperationException(report.ToString());
    }

    private static void Executable(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
