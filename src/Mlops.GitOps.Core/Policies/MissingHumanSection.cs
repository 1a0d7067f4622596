using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Policies;

/// <summary>MLG7008: a high-risk model whose card lacks what no tool can write.</summary>
internal static class MissingHumanSection
{
    public static readonly Policy Policy = new(Catalog.MissingHumanSection, Check);

    private static void Check(PolicyContext context)
    {
        foreach (var model in context.Syntax.Models.Where(static model => model.IsHighRisk))
        {
            if (model.Card is { Value: not YamlMap { HasGap: false } }) continue;
            var card = model.Card?.Value as YamlMap;
            var missing = Vocabulary.HumanCardSections.Where(section => card?.Find(section) is null).ToList();
            if (missing.Count > 0)
                context.Diagnostics.Report(Catalog.MissingHumanSection, model.Card?.Key.Span ?? model.Name.Span, model.Name.Value, string.Join(", ", missing));
        }
    }
}
