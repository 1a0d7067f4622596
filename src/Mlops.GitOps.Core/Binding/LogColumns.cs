using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Binding;

/// <summary>The columns that a service can keep of a prediction: the request, the inputs, and what the model's data knows beside them.</summary>
internal static class LogColumns
{
    public static TableType Of(ServiceSyntax service, ModelSymbol model, BindScope scope)
    {
        var request = ServiceBinder.RequestOf(service);
        var views = scope.Syntax.Features.SelectMany(view => scope.Views.Find(view.FullName)?.Values ?? []);
        var columns = request.Columns.Concat(model.Columns).Concat(model.Data.Columns).Concat(views)
            .GroupBy(static column => column.Name, StringComparer.Ordinal)
            .Select(static group => group.First());
        var isOpen = request.IsOpen || model.Data.IsOpen || scope.Syntax.Features.Any(static view => !view.KnowsValues);
        return new TableType([.. columns], isOpen, default);
    }
}
