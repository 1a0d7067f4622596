using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Graph;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

internal static class PipelineBinder
{
    public static ImmutableArray<PipelineSymbol> Bind(BindScope scope, List<Training> trainings) =>
        [.. scope.Syntax.Pipelines.Select(pipeline => Bind(pipeline, scope, trainings))];

    private static PipelineSymbol Bind(PipelineSyntax pipeline, BindScope scope, List<Training> trainings)
    {
        scope.Owner(pipeline.Body.Text("owner"), $"Pipeline '{pipeline.Name.Value}'");
        foreach (var parameter in pipeline.Parameters) ParameterBinder.Check(parameter, scope.Diagnostics);
        var stages = new PipelineStages(pipeline, scope.Diagnostics);
        stages.ReportCycles(scope.Diagnostics);
        var context = new PipelineContext(scope, pipeline, stages);
        FindRegistrations(context);
        var whenScope = WhenScope(pipeline);
        var symbols = new Dictionary<string, StageSymbol>(StringComparer.Ordinal);
        foreach (var instance in stages.InOrder().SelectMany(name => stages.InstancesOf(name)))
        {
            if (StageBinder.Bind(instance, context, whenScope) is { } symbol) symbols[symbol.Id] = symbol;
        }

        trainings.AddRange(context.Trainings);
        return new PipelineSymbol(pipeline, InOrder(symbols));
    }

    private static ImmutableArray<StageSymbol> InOrder(Dictionary<string, StageSymbol> symbols)
    {
        var needs = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var stage in symbols.Values) needs[stage.Id] = [.. stage.Needs.Where(symbols.ContainsKey)];
        return [.. TopologicalOrder.Of(needs).Select(id => symbols[id])];
    }

    /// <summary>Finds what each product is registered as, before anything is bound: training needs the inputs of that model.</summary>
    private static void FindRegistrations(PipelineContext context)
    {
        foreach (var stage in context.Pipeline.Stages.Where(static stage => stage.Kind.Value == "register"))
        {
            foreach (var instance in context.Stages.InstancesOf(stage.Name.Value))
            {
                if (stage.Body.Scalar("as") is not { IsNull: false } name || Interpolations.Resolve(name, instance, context, static _ => []) is not { } model) continue;
                foreach (var input in StageInputs.Of(stage))
                {
                    foreach (var producer in context.Stages.ProducersFor(instance, input.Stage).Producers) context.RegisteredAs[producer.Id] = model;
                }
            }
        }
    }

    private static ExpressionScope WhenScope(PipelineSyntax pipeline)
    {
        var parameters = pipeline.Parameters.ToDictionary(
            static parameter => parameter.Name.Value, static parameter => NameTree.Leaf(ParameterBinder.TypeOf(parameter)), StringComparer.Ordinal);
        var roots = new Dictionary<string, NameTree>(StringComparer.Ordinal)
        {
            ["params"] = NameTree.Branch(NameKind.Parameter, parameters, "its pipeline does not declare", others: pipeline.KnowsParameters ? null : NameTree.Unresolved),
            ["event"] = NameTree.Leaf(ExpressionType.StringOf(Vocabulary.Events)),
        };
        return new ExpressionScope(NameTree.Branch(NameKind.Other, roots, ""));
    }
}
