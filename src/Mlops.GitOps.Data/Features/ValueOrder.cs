using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features;

/// <summary>Orders the values of a view so that each comes after those it reads.</summary>
internal static class ValueOrder
{
    public static List<ValueDeclaration> Of(ViewDeclaration view)
    {
        var (ordered, waiting) = (new List<ValueDeclaration>(), view.Values.ToList());
        while (waiting.Count > 0)
        {
            var ready = waiting.FirstOrDefault(value => !ViewExpressions.ValuesInExpression(view, value).Any(name => waiting.Exists(other => other.Name == name)))
                ?? throw new StageFailure($"The values {string.Join(", ", waiting.Select(static value => value.Name))} of view '{view.FullName}' read each other.");
            ordered.Add(ready);
            waiting.Remove(ready);
        }

        return ordered;
    }
}
