using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Stages;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

/// <summary>Binds one instance of a stage: what all kinds share here, the rest by its kind.</summary>
internal static class StageBinder
{
    public static StageSymbol? Bind(StageInstance instance, PipelineContext context, ExpressionScope whenScope)
    {
        var stage = instance.Syntax;
        if (StageKinds.Find(stage.Kind.Value) is not { } kind) return null;
        var scope = new StageScope(context, instance, kind);
        CheckBody(stage, kind, scope, context.Scope);
        CheckNeeds(stage, context);
        ExpressionBinder.Bind(stage.Body, "when", whenScope, new ExpressionPlace($"'when' of stage '{stage.Name.Value}'", ExpressionType.Bool), context.Scope.Diagnostics);
        var outputs = kind.Bind(scope);
        scope.CheckCommand();
        context.Outputs[instance.Id] = outputs;
        if (kind.OutputNames.Length > 0) CheckKnownOutputs(stage, kind, context.Scope.Diagnostics);
        return new StageSymbol(stage, instance.Id, instance.Axes, NeedsOf(instance, context), InputsOf(instance, context), outputs);
    }

    private static void CheckBody(StageSyntax stage, StageKind kind, StageScope scope, BindScope workspace)
    {
        if (stage.Body.Find("command") is { } command && stage.Body.Find("project") is { } project)
        {
            var later = project.Key.Span.Start > command.Key.Span.Start ? project : command;
            workspace.Diagnostics.Report(Catalog.InvalidValue, later.Key.Span, later.Name, stage.Name.Value, "a stage has a 'command' or a 'project', not both");
        }

        workspace.Runtimes.Resolve(stage.Body.Text("runtime"), $"Stage '{stage.Name.Value}'", workspace.Diagnostics);
        if (stage.HasOwnBody) return;
        foreach (var field in kind.BuiltInOnly)
        {
            if (!scope.Has(field)) scope.ReportMissing(field);
        }
    }

    private static void CheckNeeds(StageSyntax stage, PipelineContext context)
    {
        foreach (var need in stage.Needs)
        {
            if (context.Stages.Find(need.Value) is not null || !context.Pipeline.KnowsStages) continue;
            MissingStage.Report(context.Pipeline, need, $"Stage '{stage.Name.Value}'", "its pipeline does not have",
                Spelling.Nearest(need.Value, context.Stages.Names), context.Scope.Diagnostics);
        }
    }

    private static void CheckKnownOutputs(StageSyntax stage, StageKind kind, DiagnosticBag diagnostics)
    {
        foreach (var entry in stage.Outputs)
        {
            if (kind.OutputNames.Contains(entry.Name)) continue;
            diagnostics.Report(Catalog.UndefinedName, entry.Key.Span,
                [$"Stage '{stage.Name.Value}'", "output", entry.Name, $"a stage of kind '{kind.Name}' does not give"], Spelling.Nearest(entry.Name, kind.OutputNames));
        }
    }

    private static ImmutableArray<InputSymbol> InputsOf(StageInstance instance, PipelineContext context)
    {
        var inputs = ImmutableArray.CreateBuilder<InputSymbol>();
        foreach (var input in StageInputs.Of(instance.Syntax))
        {
            var (producers, isOwn) = input.IsPath || input.IsPinned ? ([], true) : context.Stages.ProducersFor(instance, input.Stage);
            inputs.Add(new InputSymbol(
                input.Name,
                input.Reference,
                [.. producers.Select(static producer => new StageProducer(producer.Id, string.Join("@", producer.Axes.Select(static axis => axis.Value))))],
                IsMap: !isOwn,
                TypeOf(input, producers, context),
                (input.At.Value as YamlMap).Text("format")?.Value));
        }

        return inputs.ToImmutable();
    }

    private static ArtifactType TypeOf(StageInput input, IReadOnlyList<StageInstance> producers, PipelineContext context)
    {
        if (input.IsPath) return input.Reference.Value.EndsWith('/') ? new FolderType() : new FileType();
        if (input.IsPinned) return new ModelType([], RegisteredAs: null, Output: null);
        if (producers.Count == 0 || !context.Outputs.TryGetValue(producers[0].Id, out var outputs)) return new UnresolvedType();
        return outputs.FirstOrDefault(output => output.Name == input.Output)?.Type ?? new UnresolvedType();
    }

    private static ImmutableArray<string> NeedsOf(StageInstance instance, PipelineContext context) =>
    [
        .. context.Stages.NeedsOf(instance.Syntax.Name.Value)
            .SelectMany(stage => context.Stages.ProducersFor(instance, stage).Producers)
            .Select(static producer => producer.Id)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
