using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Tests.Commands;

public sealed class SpecSourceTests
{
    [Fact]
    public void Every_folder_and_file_that_specs_are_read_from_is_asked_about()
    {
        using var folder = Workspace();
        folder.With("deep/er/a.mlops.yaml", "").With("other/mlops.yaml", "mlops: 1\nproject: other\n").With("other/in/b.mlops.yaml", "").With(".git/x", "");
        var files = new FileTable(folder.Path);
        Assert.NotNull(Source(folder, []).Lower("leavers", isUnnamed: false, "manual", files));
        var asked = files.Entries.Select(static entry => entry.Path).Order(StringComparer.Ordinal).ToList();
        foreach (var path in (string[])[".", "deep", "deep/er", "deep/er/a.mlops.yaml", "mlops.yaml", "other", "quickstart.mlops.yaml"]) Assert.Contains(path, asked);
        Assert.DoesNotContain("other/in", asked);
        Assert.DoesNotContain(".git", asked);
    }

    [Fact]
    public void What_is_set_changes_the_pipeline_that_runs_and_no_other()
    {
        using var folder = Workspace().With("more.mlops.yaml", """
            pipelines:
              more:
                params: {trees: {type: int, default: 100}}
                stages:
                  try: {kind: run, command: [echo, "${params.trees}"], outputs: {said: {type: File, path: said.txt}}}

            """);
        var pipeline = Source(folder, ["params.trees=300"]).Lower("more", isUnnamed: false, "manual", new FileTable(folder.Path));
        Assert.Equal([new ParameterValue("trees", "300")], Assert.Single(pipeline?.Operations ?? []).Work.Parameters);
    }

    [Fact]
    public void Errors_are_shown_and_nothing_runs()
    {
        using var folder = Workspace();
        using var error = new StringWriter();
        var specs = new SpecSource(folder.Path, ["params.nothing=1"], new Terminal(TextReader.Null, TextWriter.Null, error));
        Assert.Null(specs.Lower("leavers", isUnnamed: false, "manual", new FileTable(folder.Path)));
        Assert.Contains("MLG3001", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_pipeline_is_answered_with_the_nearest()
    {
        using var folder = Workspace();
        var mistake = Assert.Throws<UserMistake>(() => Source(folder, []).Lower("leaver", isUnnamed: false, "manual", new FileTable(folder.Path)));
        Assert.Equal("did you mean 'leavers'?", mistake.Hint);
    }

    [Fact]
    public void An_input_that_is_not_there_is_shown_where_the_spec_names_it()
    {
        using var folder = Workspace();
        var workspace = Source(folder, []).Load(pipeline: null);
        Assert.NotNull(workspace);
        var report = MissingInputReport.Of(workspace, "leavers", new MissingInputs([new MissingInput("ingest", "dataset", "data/memberships.csv")]));
        var diagnostic = Assert.Single(report.Diagnostics);
        Assert.Equal("MLG9001", diagnostic.Code);
        var source = workspace.SourceOf(diagnostic.Location.Path);
        Assert.NotNull(source);
        Assert.StartsWith("data/memberships.csv", source.Text[source.OffsetOf(diagnostic.Location.Start)..], StringComparison.Ordinal);
    }

    private static TemporaryFolder Workspace()
    {
        var folder = new TemporaryFolder();
        Mlops.Run(folder.Path, "init", "--template", "quickstart");
        return folder;
    }

    private static SpecSource Source(TemporaryFolder folder, string[] sets) =>
        new(folder.Path, [.. sets], new Terminal(TextReader.Null, TextWriter.Null, TextWriter.Null));
}
