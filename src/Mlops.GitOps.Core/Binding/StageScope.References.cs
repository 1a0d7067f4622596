using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Binding;

/// <summary>From references to artifacts.</summary>
internal sealed partial class StageScope
{
    private ArtifactType Resolve(StageInput input)
    {
        if (input.IsPath) return ResolvePath(input);
        if (context.Stages.Find(input.Stage) is not { } stage) return ReportUnknownStage(input);
        if (input.Output is not { } output) return ReportMissingOutput(input);
        var (producers, isOwn) = context.Stages.ProducersFor(instance, stage.Name.Value);
        if (producers.Count == 0) return ReportMissingInstance(input, stage);
        var given = OutputOf(producers[0], output, input);
        return isOwn || given is UnresolvedType ? given : new MatrixType(given);
    }

    private ArtifactType OutputOf(StageInstance producer, string output, StageInput input)
    {
        // A stage that waits for itself has nothing to give; the cycle was reported.
        if (!context.Outputs.TryGetValue(producer.Id, out var outputs)) return new UnresolvedType();
        if (outputs.FirstOrDefault(symbol => symbol.Name == output) is { } found) return found.Type;
        var nearest = Spelling.Nearest(output, outputs.Select(static symbol => symbol.Name));
        Diagnostics.Report(Catalog.UndefinedName, input.Reference.Span,
            [Subject, "output", input.Reference.Value, $"stage '{producer.Syntax.Name.Value}' does not give; it gives {Listed(outputs)}"],
            nearest is null ? null : $"{producer.Syntax.Name.Value}.{nearest}",
            [new RelatedLocation($"stage '{producer.Syntax.Name.Value}' is declared here", producer.Syntax.Name.Span.ToLocation())]);
        return new UnresolvedType();
    }

    private static string Listed(IReadOnlyList<OutputSymbol> outputs) =>
        outputs.Count == 0 ? "nothing" : string.Join(", ", outputs.Select(static symbol => symbol.Name));

    private ArtifactType ReportUnknownStage(StageInput input)
    {
        if (!context.Pipeline.KnowsStages) return new UnresolvedType();
        var nearest = Spelling.Nearest(input.Stage, context.Stages.Names);
        var suggestion = nearest is null ? null : input.Output is null ? nearest : $"{nearest}.{input.Output}";
        MissingStage.Report(context.Pipeline, new Spanned<string>(input.Stage, input.Reference.Span), Subject, "its pipeline does not have", suggestion, Diagnostics);
        return new UnresolvedType();
    }

    // Without this the stage of a value that its producer lacks would run on nothing.
    private UnresolvedType ReportMissingInstance(StageInput input, StageSyntax producer)
    {
        if (context.Stages.InstancesOf(input.Stage) is not [var first, ..]) return new UnresolvedType();
        var wanted = string.Join("@", first.Axes.Select(axis => instance.ValueOf(axis.Axis)).Prepend(input.Stage));
        Diagnostics.Report(Catalog.UndefinedName, input.Reference.Span,
            [Subject, "stage", wanted, $"the matrix of '{input.Stage}' does not make"], suggestion: null,
            [new RelatedLocation($"the values of '{input.Stage}' are listed here", (producer.Body.Find("matrix")?.Key.Span ?? producer.Name.Span).ToLocation())]);
        return new UnresolvedType();
    }

    private ArtifactType ReportMissingOutput(StageInput input)
    {
        var outputs = context.Stages.InstancesOf(input.Stage).Take(1)
            .SelectMany(producer => context.Outputs.TryGetValue(producer.Id, out var found) ? found : [])
            .ToImmutableArray();
        Diagnostics.Report(Catalog.UndefinedName, input.Reference.Span,
            [Subject, "output", input.Reference.Value, $"names a stage and not one of its outputs, which are {Listed(outputs)}"],
            outputs.IsEmpty ? null : $"{input.Stage}.{outputs[0].Name}");
        return new UnresolvedType();
    }

    private ArtifactType ResolvePath(StageInput input)
    {
        if (WorkspacePath.Reject(input.Reference.Value) is not { } reason)
            return input.Reference.Value.EndsWith('/') ? new FolderType() : new FileType();
        Diagnostics.Report(Catalog.InvalidValue, input.Reference.Span, input.Reference.Value, input.Name, reason);
        return new UnresolvedType();
    }
}
