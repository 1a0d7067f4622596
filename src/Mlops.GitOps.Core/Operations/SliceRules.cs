using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Operations;

/// <summary>Reads out of the specs which groups of a slice count.</summary>
public static class SliceRules
{
    /// <summary>Returns the rule of a slice of a model; one that nobody declares asks for groups of the usual size.</summary>
    public static SliceRule Of(string slice, ModelSymbol model, SpecModel specs)
    {
        var declared = model.Syntax.Slices.FirstOrDefault(one => one.Name.Value == slice);
        if (declared is null) return new SliceRule(SliceRule.UsualLeastRows, []);
        var levels = declared.Bins is { } bins
            ? SliceRule.GroupsOf([.. bins.Items.OfType<YamlScalar>().Select(static bound => Scalars.TryNumber(bound, out var number) ? number : double.NaN)])
            : [.. LevelsOf(declared, model, specs).Select(static level => level.Value)];
        return new SliceRule((int)Math.Min(LeastRowsOf(declared, model.Syntax), int.MaxValue), levels);
    }

    /// <summary>Returns the values that the dataset of a slice's column names.</summary>
    internal static ImmutableArray<Spanned<string>> LevelsOf(SliceSyntax slice, ModelSymbol model, SpecModel specs)
    {
        if (slice.Bins is not null || slice.Column is not { } name || model.Data.Find(name.Value) is not { DeclaredAt: var at }) return [];
        return specs.Datasets.SelectMany(static dataset => dataset.Syntax.Columns).FirstOrDefault(column => column.Name.Span == at)?.Body.Texts("values") ?? [];
    }

    internal static long LeastRowsOf(SliceSyntax slice, ModelSyntax model) =>
        ((slice.Written as YamlMap).Integer("minGroup") ?? model.Body.Integer("minGroup"))?.Value ?? SliceRule.UsualLeastRows;
}
