using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Core.Policies;

/// <summary>MLG7006: a model that judges people by what it must not, or by something computed from it.</summary>
internal static class ProtectedAttributeAsFeature
{
    public static readonly Policy Policy = new(Catalog.ProtectedAttributeAsFeature, Check);

    private static void Check(PolicyContext context)
    {
        foreach (var model in context.Model.Models)
        {
            foreach (var input in model.Inputs)
            {
                foreach (var column in input.Columns.Where(static column => column.IsProtected))
                {
                    var because = column.ProtectedBecauseOf is { } origin && origin != column.Name ? $", being computed from '{origin}'" : "";
                    context.Diagnostics.Report(Catalog.ProtectedAttributeAsFeature, input.Written.Span, [model.Name, column.Name, because],
                        related: [new RelatedLocation($"'{column.Name}' is declared here", column.DeclaredAt.ToLocation())]);
                }
            }
        }
    }
}
