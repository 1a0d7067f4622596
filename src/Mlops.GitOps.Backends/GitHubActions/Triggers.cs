using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>What starts a workflow.</summary>
internal static class Triggers
{
    // What pull requests of other kinds change: none of it makes a model another.
    private static readonly string[] NoSources = ["environments/**", "generated/**", "locks/**", "registry/**"];

    public static bool IsOn(YamlMap? triggers, string name) => triggers?.Find(name)?.Value is YamlMap || triggers.Flag(name);

    /// <summary>Returns the paths of the workspace and of its workflows; null where the workspace is the whole repository.</summary>
    public static YamlSequence? Paths(WorkflowScope scope) =>
        scope.Prefix.Length == 0 ? null : Seq(Text($"{scope.Prefix}**"), Text($".github/workflows/mlops-{scope.Project}-*"), Text(".github/actions/mlops/**"));

    /// <summary>Returns what starts a pipeline; null where nothing does.</summary>
    public static YamlMap? Of(WorkflowScope scope, PipelineSymbol pipeline)
    {
        var triggers = pipeline.Syntax.Triggers;
        var crons = triggers.Texts("schedule");
        var isRetrained = triggers.Flag("retrain") || scope.Compilation.Syntax.Monitors.Any(monitor => monitor.Retrain.Text("pipeline")?.Value == pipeline.Name);
        var isManual = triggers.Flag("manual") || isRetrained;
        var on = Map(
            ("push", IsOn(triggers, "push") ? Push(scope, triggers.Map("push")).From(pipeline.Syntax.Name.Span) : null),
            ("schedule", crons.IsEmpty ? null : Seq(crons.Select(static cron => (YamlNode)Map(("cron", Sourced.Text(cron)))))),
            ("repository_dispatch", isRetrained ? Map(("types", Flow(Seq(Text(RetrainEvent(scope, pipeline)))))) : null),
            ("workflow_dispatch", isManual ? Flow(Map()) : null));
        return on.Entries.IsEmpty ? null : on;
    }

    /// <summary>Returns the name of the event that asks for a retraining.</summary>
    public static string RetrainEvent(WorkflowScope scope, PipelineSymbol pipeline) => $"mlops-retrain-{scope.Project}-{pipeline.Name}";

    private static YamlMap Push(WorkflowScope scope, YamlMap? filter)
    {
        var (branches, paths) = (filter.Texts("branches"), filter.Texts("paths"));
        return Map(
            ("branches", Flow(Seq(branches.IsEmpty ? [Text(scope.Branch)] : branches.Select(static branch => (YamlNode)Sourced.Text(branch))))),
            ("paths", Seq(paths.IsEmpty
                ? [Text($"{scope.Prefix}**"), .. NoSources.Select(glob => (YamlNode)Text($"!{scope.Prefix}{glob}"))]
                : paths.Select(path => (YamlNode)Text(path.Value.StartsWith('!') ? $"!{scope.Prefix}{path.Value[1..]}" : scope.Prefix + path.Value).From(path.Span)))));
    }
}
