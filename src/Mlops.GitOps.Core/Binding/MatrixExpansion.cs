using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

/// <summary>Makes the instances of a stage: one for each combination of its matrix, in the order the values are written.</summary>
internal static class MatrixExpansion
{
    private const int MostInstances = 1000;

    public static ImmutableArray<StageInstance> Expand(StageSyntax stage, DiagnosticBag diagnostics)
    {
        if (stage.Matrix.IsEmpty) return [new StageInstance(stage, [])];
        IEnumerable<EquatableArray<MatrixValue>> combinations = [[]];
        var count = 1L;
        foreach (var axis in stage.Matrix)
        {
            var values = stage.Body.Map("matrix").Texts(axis.Name).Select(static value => value.Value).Distinct(StringComparer.Ordinal).ToList();
            count *= values.Count;
            if (count > MostInstances)
            {
                diagnostics.Report(Catalog.InvalidValue, stage.Body.Find("matrix")?.Key.Span ?? stage.Name.Span, "matrix", stage.Name.Value,
                    FormattableString.Invariant($"it makes more than {MostInstances} stages"));
                return [new StageInstance(stage, [])];
            }

            combinations = combinations.SelectMany(combination => values.Select(value => combination.Items.Add(new(axis.Name, value)).ToEquatableArray()));
        }

        return [.. combinations.Select(combination => new StageInstance(stage, combination.Items))];
    }
}
