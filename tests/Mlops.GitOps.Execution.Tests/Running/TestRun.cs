using System.Collections.Immutable;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Tests.Running;

/// <summary>A workspace of its own with one pipeline, run as the tool runs it.</summary>
internal sealed class TestRun : IDisposable
{
    private const string SpecFile = "small.mlops.yaml";

    private readonly TemporaryFolder folder = new();
    private readonly List<RunEvent> events = [];
    private readonly string sections;

    public TestRun(string stages, string header = "", string sections = "")
    {
        Write("mlops.yaml", $"mlops: 1\nproject: small\n{header}\n");
        this.sections = sections;
        Stages(stages);
    }

    public string Root => folder.Path;

    public string this[string path] => folder[path];

    public IReadOnlyList<RunEvent> Events => events;

    /// <summary>Which stages ran in the last run, in the order in which they ended.</summary>
    public string Ran => string.Join(' ', events.OfType<StageEnded>().Where(static end => end.Report.Ending is StageEnding.Done).Select(static end => end.Report.Stage));

    public int Compilations { get; private set; }

    /// <summary>Pins and version records that are compiled with the specs where they are there.</summary>
    public IReadOnlyList<string> Records { get; init; } = [];

    public void Stages(string stages, string parameters = "{trees: 200, seed: 7}") =>
        Write(SpecFile, $"pipelines:\n  small:\n    params: {parameters}\n    stages:\n{Indented(stages)}\n{sections}\n");

    public void Write(string path, string text) => folder.With(path, text);

    public string Read(string path) => folder.Read(path);

    public RunReport Run(Func<RunRequest, RunRequest>? change = null, CancellationToken stop = default)
    {
        events.Clear();
        return Runner.Run((change ?? (static request => request))(Request), events.Add, stop) ?? throw new InvalidOperationException("The specs have errors.");
    }

    public ImmutableArray<StageStatus> Inspect(Func<RunRequest, RunRequest>? change = null) =>
        Runner.Inspect((change ?? (static request => request))(Request)) ?? throw new InvalidOperationException("The specs have errors.");

    public RunRequest Request => new(Root, "small", "file://.mlops/store", Compile) { Jobs = 2, ToolVersion = "test" };

    public string Because(string stage) =>
        string.Join("; ", events.OfType<StageStarted>().First(start => start.Stage == stage).Because.Select(static reason => reason.ToString()));

    public StageReport Ended(string stage) => events.OfType<StageEnded>().First(end => end.Report.Stage == stage).Report;

    /// <summary>Returns the text of an output of the last run.</summary>
    public string Output(RunReport report, string stage, string output)
    {
        var artifact = report.Stages.First(other => other.Stage == stage).Outputs.First(other => other.Name == output).Artifact;
        return File.ReadAllText(Path.Join(Root, ".mlops", "store", "sha256", artifact.Digest.Hex[..2], artifact.Digest.Hex));
    }

    public void Dispose() => folder.Dispose();

    private LoweredPipeline Compile(FileTable files)
    {
        Compilations++;
        ParsedFile[] parsed = [.. new[] { "mlops.yaml", SpecFile }.Concat(Records.Where(path => File.Exists(this[path]))).Select(path =>
        {
            files.DigestOf(path);
            return Compiler.Parse(new SourceFile(path, Read(path)));
        })];
        files.EntriesOf(Root);
        foreach (var path in Records) files.DigestOf(path);
        var compilation = Compiler.Compile([.. parsed]);
        var errors = compilation.Diagnostics.Where(static diagnostic => diagnostic.Severity == Severity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors));
        return Lowering.Lower(compilation.Model, compilation.Model.Pipelines[0], "manual");
    }

    private static string Indented(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(static line => "      " + line));
}
