using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering.Artifacts;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Execution;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Shows what a stage gave last.</summary>
internal static class ShowCommand
{
    public const string Description = "Show what a stage gave last";

    private const int UsualRows = 20;

    public static Command Create(Host host)
    {
        var output = new Argument<string>("output") { Description = "A stage and its output, such as train.model or train@eu.model", HelpName = "STAGE.OUTPUT" };
        var head = new Option<int?>("--head") { Description = "How many rows or lines; all lines and 20 rows unless said", HelpName = "N" };
        var pipeline = new Option<string?>("--pipeline") { Description = "The pipeline; the only one unless said", HelpName = "PIPELINE" };
        var command = new DocumentedCommand("show", Description, "mlops show ingest.rows --head 5", "mlops show evaluate.metrics", "mlops show evaluate.metrics --format json", "mlops show train@eu.model --pipeline credit");
        command.Add(output);
        command.Add(head);
        var format = new TextOrJson("How to show metrics: text, or json as the file is");
        command.Add(pipeline);
        command.Add(format);
        command.SetAction(arguments => Run(host, arguments, arguments.GetValue(output) ?? "", arguments.GetValue(head), arguments.GetValue(pipeline), format.IsJson(arguments)));
        return command;
    }

    private static int Run(Host host, ParseResult arguments, string wanted, int? head, string? given, bool isRaw)
    {
        var dot = wanted.LastIndexOf('.');
        if (dot <= 0 || dot == wanted.Length - 1) throw new UserMistake($"'{wanted}' is not STAGE.OUTPUT", "mlops show train.model");
        var root = WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
        var terminal = host.TerminalFor(arguments);
        var specs = new SpecSource(root, [], terminal);
        if (specs.Load(pipeline: null) is not { } workspace) return ExitStatus.No;
        if (PipelineChoice.Choose("show", given, isAll: false, static () => null, () => workspace) is not [var name]) return ExitStatus.No;
        var symbols = workspace.Compilation.Model.Pipelines;
        var symbol = symbols.FirstOrDefault(symbol => symbol.Name == name) ?? throw PipelineChoice.Unknown(name, symbols.Select(static symbol => symbol.Name));
        var stage = StageOf(symbol, wanted[..dot]);
        var output = OutputOf(stage, wanted[(dot + 1)..]);
        var places = StoreAddress.Of(root).PlacesIn(root);
        using var store = new LocalStore(places.Store);
        ArtifactText.Write(LatestOf(places.Results, $"{name}/{stage.Id}", output), store, head, UsualRows, isRaw, terminal);
        return ExitStatus.Fine;
    }

    private static StageSymbol StageOf(PipelineSymbol pipeline, string name)
    {
        var ids = StageChoice.Resolve(pipeline.Name, [name], [.. pipeline.Stages.Select(static stage => stage.Id)]);
        if (ids.Length > 1) throw new UserMistake($"'{name}' is {ids.Length} stages: {string.Join(", ", ids)}", $"mlops show {ids[0]}.OUTPUT");
        return pipeline.Stages.First(stage => stage.Id == ids[0]);
    }

    private static string OutputOf(StageSymbol stage, string name)
    {
        var names = stage.Outputs.Select(static output => output.Name).ToList();
        if (names.Contains(name)) return name;
        var hint = Spelling.Nearest(name, names) is { } nearest ? $"did you mean '{stage.Id}.{nearest}'?" : names.Count == 0 ? "it gives nothing" : $"it gives {string.Join(", ", names)}";
        throw new UserMistake($"stage '{stage.Id}' has no output '{name}'", hint);
    }

    // Opening the journal would make one.
    private static Artifact LatestOf(string path, string stage, string output)
    {
        if (File.Exists(path))
        {
            using var results = ResultJournal.Open(path);
            if (results.Latest(stage)?.Find(output) is { } artifact) return artifact;
        }

        var (pipeline, id) = (stage[..stage.IndexOf('/', StringComparison.Ordinal)], stage[(stage.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        throw new UserMistake($"stage '{id}' has not run yet", $"mlops run {pipeline} --stage {id}", ExitStatus.No);
    }
}
