using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Core.Operations;

/// <summary>Finds views by name, and who depends on them.</summary>
public static class ViewUses
{
    /// <summary>Returns the view of a name; without a version the highest.</summary>
    public static ViewSymbol? Find(SpecModel model, string name) => StageBindings.FindView(name, model);

    /// <summary>Returns stages that read a version of a view, models that take its values, and the services of these, in the order of the specs.</summary>
    public static ImmutableArray<ViewUse> Of(SpecModel model, ViewSymbol view)
    {
        var models = model.Models.Where(symbol => Takes(symbol, view)).Select(static symbol => symbol.Name).ToImmutableArray();
        var stages =
            from pipeline in model.Pipelines
            from stage in pipeline.Stages
            where stage.Syntax.Body.Texts("views").Any(written => Find(model, written.Value) == view)
            select new ViewUse("stage", $"{pipeline.Name}/{stage.Id}");
        return
        [
            .. stages,
            .. models.Select(static name => new ViewUse("model", name)),
            .. model.Syntax.Services.Where(service => service.Model is { } read && models.Contains(read.Value)).Select(static service => new ViewUse("service", service.Name.Value)),
        ];
    }

    // A model may name a view, or the columns that it has from one.
    private static bool Takes(ModelSymbol model, ViewSymbol view) =>
        model.Inputs.Any(input => input.View?.FullName == view.FullName || input.Columns.Any(column => view.Values.Any(value => value.Name == column.Name && value.DeclaredAt.Equals(column.DeclaredAt))));
}
