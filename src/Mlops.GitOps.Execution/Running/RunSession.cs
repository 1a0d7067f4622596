using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Locks;
using Mlops.GitOps.Execution.Planning;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Store;
using Mlops.GitOps.Execution.Surroundings;
using Mlops.GitOps.Execution.Surroundings.Runtimes;

namespace Mlops.GitOps.Execution.Running;

/// <summary>All that a run has open while it goes on.</summary>
internal sealed class RunSession : IDisposable
{
    private readonly Dictionary<string, Given> given = new(StringComparer.Ordinal);

    public RunSession(RunRequest request, LoweredPipeline pipeline, FileTable files, CancellationToken stop)
    {
        (Request, Pipeline, Files) = (request, pipeline, files);
        Places = new RunPlaces(request.Root, request.StoreUrl);
        Graph = StageGraph.Of(pipeline, request.Stages, request.IsOnly);
        FormatCheck.Run(pipeline, Graph);
        PinnedInputs.Check(Graph);
        InputCheck.Run(request.Root, Graph, pipeline, request.IsSample, files);
        Store = new LocalStore(Places.Store);
        Journal = ResultJournal.Open(Places.Results);
        Locks = WorkspaceLock.Open(Places.Lock);
        var tracked = new TrackedFiles(request.Root, Variables(request.Variable), files);
        var code = new CodeFiles(request.Root, files, tracked, PathCopies.Of(pipeline));
        Runtimes = new RuntimeTable(pipeline, new PythonContext(request.Root, Places.Environments, Variables(request.Variable), files), stop);
        var facts = new FactFinder(request, files, code, Runtimes);
        Judge = new StageJudge(facts, new InputResolver(request.Root, files, pipeline, request.IsSample, OutputOf), Journal, Store, files);
        Reasons = new ReasonFinder(Journal, Store, History);
    }

    public RunRequest Request { get; }

    public LoweredPipeline Pipeline { get; }

    public FileTable Files { get; }

    public RunPlaces Places { get; }

    public StageGraph Graph { get; }

    public LocalStore Store { get; }

    public ResultJournal Journal { get; }

    public WorkspaceLock Locks { get; }

    public RuntimeTable Runtimes { get; }

    public StageJudge Judge { get; }

    public ReasonFinder Reasons { get; }

    // What a trial gave is found by its key as anything is, and is not what the pipeline gave last.
    private string History => Request.IsTrial ? Pipeline.Name + "@trial" : Pipeline.Name;

    /// <summary>Whether a stage is to run although its results may be there.</summary>
    public bool IsForced(Operation operation) =>
        Request.IsForced && (Request.Stages.IsEmpty || Request.Stages.Contains(operation.Id) || Request.Stages.Contains(operation.Work.Name));

    public string IdOf(Operation operation) => $"{History}/{operation.Id}";

    public double SecondsOf(string stage) => Journal.Latest($"{History}/{stage}")?.Elapsed.TotalSeconds ?? 1;

    /// <summary>Lets the stages after one read what it gave.</summary>
    public void Give(string stage, ImmutableArray<NamedArtifact> outputs)
    {
        lock (given) given[stage] = new Given(outputs);
    }

    public void Dispose()
    {
        Journal.Dispose();
        Store.Dispose();
    }

    public static Dictionary<string, string> Variables(Func<string, string?> variable)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in ToolVariableNames)
        {
            if (variable(name) is { } value) variables[name] = value;
        }

        return variables;
    }

    // What git, uv and pip need of the user's environment.
    private static readonly string[] ToolVariableNames =
        ["PATH", "HOME", "TMPDIR", "USER", "LANG", "SSL_CERT_FILE", "SSL_CERT_DIR", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy",
            "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_CERT", "PIP_CONFIG_FILE", "PIP_CACHE_DIR", "UV_INDEX_URL", "UV_DEFAULT_INDEX", "UV_CACHE_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"];

    private Artifact OutputOf(string stage, string output)
    {
        lock (given)
        {
            if (given.TryGetValue(stage, out var from) && Find(from.Outputs, output) is { } artifact) return artifact;
        }

        // A stage that runs alone reads what the one before it gave last.
        return Journal.Latest($"{History}/{stage}") is { } last && last.Find(output) is { } kept && Judge.IsServed(kept)
            ? kept
            : throw new RunFailure($"'{stage}.{output}' is not in the store", $"run without --only, or run '{stage}' first");
    }

    private static Artifact? Find(ImmutableArray<NamedArtifact> outputs, string name)
    {
        foreach (var output in outputs)
        {
            if (output.Name == name) return output.Artifact;
        }

        return null;
    }

    private sealed record Given(ImmutableArray<NamedArtifact> Outputs);
}
