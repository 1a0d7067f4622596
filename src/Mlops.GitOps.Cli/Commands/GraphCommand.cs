using System.CommandLine;
using Mlops.GitOps.Cli.Graphs;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Graph;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Shows the stages of a pipeline and what they need.</summary>
internal static class GraphCommand
{
    public const string Description = "Show the stages of a pipeline and what they need";

    public static Command Create(Host host)
    {
        var pipeline = new Argument<string?>("pipeline")
        {
            Description = "The pipeline; the only one unless said",
            HelpName = "PIPELINE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var format = new Option<string>("--format")
        {
            Description = "How to show it: mermaid, dot, json, or order (one stage a line, as they can run)",
            HelpName = "FORMAT",
            DefaultValueFactory = static _ => "mermaid",
        };
        format.AcceptOnlyFromAmong("mermaid", "dot", "json", "order");
        var command = new DocumentedCommand("graph", Description,
            "mlops graph",
            "mlops graph credit --format order",
            "mlops graph credit --format dot | dot -Tsvg > credit.svg");
        command.Add(pipeline);
        command.Add(format);
        command.SetAction(arguments => Run(host, arguments, arguments.GetValue(pipeline), arguments.GetValue(format) ?? "mermaid"));
        return command;
    }

    private static int Run(Host host, ParseResult arguments, string? pipeline, string format)
    {
        var workspace = WorkspaceReader.Read(WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory));
        var terminal = host.TerminalFor(arguments);
        if (workspace.Compilation.HasErrors)
        {
            TextRenderer.Write(Reports.Of(workspace), terminal.Error, terminal.ErrorPaint);
            return ExitStatus.No;
        }

        var graph = Choose(workspace, pipeline);
        terminal.Out.Write(format switch
        {
            "dot" => GraphText.Dot(graph),
            "json" => GraphText.Json(graph),
            "order" => GraphText.Order(graph),
            _ => GraphText.Mermaid(graph),
        });
        return ExitStatus.Fine;
    }

    private static PipelineGraph Choose(LoadedWorkspace workspace, string? pipeline)
    {
        var graphs = workspace.Compilation.Graphs;
        var names = string.Join(", ", graphs.Select(static graph => graph.Pipeline));
        if (graphs.IsEmpty) throw new UserMistake("no spec of this workspace declares a pipeline");
        if (pipeline is null) return graphs.Length == 1 ? graphs[0] : throw new UserMistake($"there are several pipelines: {names}", $"mlops graph {graphs[0].Pipeline}");
        foreach (var graph in graphs)
        {
            if (graph.Pipeline == pipeline) return graph;
        }

        throw PipelineChoice.Unknown(pipeline, graphs.Select(static graph => graph.Pipeline));
    }
}
