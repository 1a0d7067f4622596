using System.Text.RegularExpressions;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Promotion.Tests;

namespace Mlops.GitOps.Cli.Tests.Workflows;

/// <summary>Executes what a workflow runs, job by job in clones of their own, with the tool itself. Actions of others are left out, and <c>gh</c> writes down what it was asked.</summary>
internal sealed partial class WorkflowHarness : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly GitFixture repository;
    private readonly Dictionary<string, string> known;

    public WorkflowHarness(GitFixture repository, Dictionary<string, string> known)
    {
        (this.repository, this.known) = (repository, known);
        Directory.CreateDirectory(Bin);
        Program("mlops", $"exec dotnet '{Mlops.Assembly}' \"$@\"");
        Program("gh", $$"""
            printf '%s\n' "$*" >> '{{Path.Join(folder.Path, "asked")}}'
            case "$*" in *--paginate*) cat '{{Path.Join(folder.Path, "comments")}}' 2> /dev/null || true ;; esac
            for argument in "$@"; do case "$argument" in body=@*) cp "${argument#body=@}" '{{Path.Join(folder.Path, "body")}}' ;; esac; done
            """);
    }

    private string Bin => Path.Join(folder.Path, "bin");

    /// <summary>What <c>gh</c> was asked, a call a line.</summary>
    public string[] Asked => File.Exists(Path.Join(folder.Path, "asked")) ? File.ReadAllLines(Path.Join(folder.Path, "asked")) : [];

    public string Comment => File.ReadAllText(Path.Join(folder.Path, "body"));

    public string Summary { get; private set; } = "";

    public string Log { get; private set; } = "";

    /// <summary>Says which comment of ours the pull request has already.</summary>
    public void HasComment(string id) => File.WriteAllText(Path.Join(folder.Path, "comments"), id + "\n");

    /// <summary>Runs every job, once for each value of its matrix, and returns how each ended.</summary>
    public Dictionary<string, int> Run(string workflow, string commit)
    {
        var tree = Read(Path.Join(repository.Root, workflow));
        var place = tree.Map("defaults").Map("run").Text("working-directory")?.Value ?? ".";
        var ended = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var job in tree.Entries("jobs"))
        {
            var axis = (job.Value as YamlMap).Map("strategy").Map("matrix")?.Entries.FirstOrDefault();
            foreach (var value in axis is null ? [""] : ((YamlSequence)axis.Value).Items.Cast<YamlScalar>().Select(static one => one.Value))
                ended[value.Length == 0 ? job.Name : $"{job.Name} {value}"] = RunJob((YamlMap)job.Value, commit, place, axis is null ? null : ($"matrix.{axis.Name}", value));
        }

        return ended;
    }

    public void Dispose() => folder.Dispose();

    private int RunJob(YamlMap job, string commit, string place, (string Name, string Value)? matrix)
    {
        var clone = Path.Join(folder.Path, $"job-{Guid.NewGuid():N}");
        repository.Git("clone", "--quiet", repository.Root, clone);
        repository.Git("-C", clone, "checkout", "--quiet", "--detach", commit);
        foreach (var step in job.Maps("steps"))
        {
            var (script, variables) = step.Text("uses")?.Value switch
            {
                null => (step.Text("run")?.Value ?? "", step.Entries("env").ToDictionary(static one => one.Name, one => Evaluated(((YamlScalar)one.Value).Value, matrix), StringComparer.Ordinal)),
                "./.github/actions/mlops" when step.Map("with").Text("validate")?.Value != "false" => Validation(clone, step.Map("with").Text("workspace")?.Value ?? "."),
                _ => ("", []),
            };
            var at = step.Text("uses") is null ? step.Text("working-directory")?.Value ?? place : ".";
            if (script.Length > 0 && Execute(script, Path.Join(clone, at), variables) is not 0 and var status) return status;
        }

        return 0;
    }

    // What the action runs, once it has installed the tool.
    private static (string, Dictionary<string, string>) Validation(string clone, string workspace)
    {
        var step = Read(Path.Join(clone, ".github/actions/mlops/action.yml")).Map("runs").Maps("steps").Single(static one => one.Text("if") is not null);
        return (step.Text("run")?.Value ?? "", new Dictionary<string, string>(StringComparer.Ordinal) { ["WORKSPACE"] = workspace });
    }

    private int Execute(string script, string at, Dictionary<string, string> variables)
    {
        var file = Path.Join(folder.Path, "step.sh");
        File.WriteAllText(file, script);
        var summary = Path.Join(folder.Path, "summary");
        File.WriteAllText(summary, "");
        Dictionary<string, string> all = new(variables, StringComparer.Ordinal)
        {
            ["PATH"] = $"{Bin}:{Environment.GetEnvironmentVariable("PATH")}",
            ["CI"] = "true",
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_REPOSITORY"] = "acme/gym",
            ["GITHUB_STEP_SUMMARY"] = summary,
            ["RUNNER_TEMP"] = folder.Path,
        };
        var answer = Mlops.Start("bash", at, ["--noprofile", "--norc", "-eo", "pipefail", file], all);
        Summary += File.ReadAllText(summary);
        Log += answer.Output + answer.Error;
        return answer.Status;
    }

    private string Evaluated(string text, (string Name, string Value)? matrix) =>
        Expression().Replace(text, found => found.Groups[1].Value == matrix?.Name ? matrix.Value.Value : known[found.Groups[1].Value]);

    private void Program(string name, string script)
    {
        var path = Path.Join(Bin, name);
        File.WriteAllText(path, $"#!/usr/bin/env bash\n{script}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static YamlMap Read(string path) => (YamlMap)YamlReader.Read(new SourceFile(path, File.ReadAllText(path)), new DiagnosticBag()).Root!;

    [GeneratedRegex(@"\$\{\{ ([^}]*) \}\}")]
    private static partial Regex Expression();
}
