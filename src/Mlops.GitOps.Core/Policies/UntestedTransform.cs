using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Core.Policies;

/// <summary>MLG7012: rows are changed by code of one's own that nothing holds to what it should do.</summary>
internal static class UntestedTransform
{
    public static readonly Policy Policy = new(Catalog.UntestedTransform, Check);

    private static void Check(PolicyContext context)
    {
        foreach (var pipeline in context.Model.Pipelines.Where(static pipeline => pipeline.Syntax.KnowsStages))
        {
            var tested = pipeline.Stages.Where(static stage => stage.Syntax.Kind.Value == "test").Select(static stage => stage.Syntax.Body.Text("of")?.Value).OfType<string>().ToList();
            var told = new HashSet<string>(StringComparer.Ordinal);
            foreach (var stage in pipeline.Stages)
            {
                var name = stage.Syntax.Name;
                if (stage.Syntax.Kind.Value == "transform" && !tested.Contains(name.Value) && told.Add(name.Value))
                    context.Diagnostics.Report(Catalog.UntestedTransform, name.Span, pipeline.Name, name.Value);
            }
        }
    }
}
