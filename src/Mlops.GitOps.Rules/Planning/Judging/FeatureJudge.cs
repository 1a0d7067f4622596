using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Rules.Planning.Comparing;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>Feature views: values that are computed of rows, offline and online alike.</summary>
internal static class FeatureJudge
{
    public static Judgement Of(Difference difference, PlanContext context)
    {
        var view = context.Base.Views.FirstOrDefault(one => one.FullName == difference.Name);
        if (difference.Inner is ["description" or "owner"] or [_, _, "description"]) return Judgement.Of(Impact.Docs);
        if (view is null) return Judgement.Of(Impact.Additive);
        var runs = Judgement.Of(Impact.Additive).And(context.Retraining.Through("features", difference.Name));
        return difference.Inner switch
        {
            [] => runs.And(Broken(ViewUses.Of(context.Base, view).Select(static use => $"{use.Kind} '{use.Name}'"))),
            ["online", ..] => difference.Kind == ChangeKind.Removed && difference.Inner.Length == 1
                ? runs.And(Broken(ServicesOf(view, context)))
                : Judgement.Of(Impact.Redeploy, ServicesOf(view, context).Select(static service => $"redeploys {service}")),
            ["values", var value] when difference.Kind == ChangeKind.Removed => runs.And(Broken(ReadersOf(view, value, context))),
            ["values", var value, "type"] when !IsOnlyTighter(difference) => runs.And(Broken(ReadersOf(view, value, context))),
            _ => runs.And(ReadOnline(view, context)),
        };
    }

    // What a running model reads changes at once, before any is trained on it.
    private static Judgement ReadOnline(ViewSymbol view, PlanContext context)
    {
        var services = view.Syntax.IsOnline ? ServicesOf(view, context).ToList() : [];
        return services.Count == 0 ? Judgement.Nothing : Judgement.Of(Impact.Redeploy, services.Select(service => $"changes what {service} reads online from '{view.FullName}'"));
    }

    private static IEnumerable<string> ServicesOf(ViewSymbol view, PlanContext context) =>
        ViewUses.Of(context.Base, view).Where(static use => use.Kind == "service").Select(static use => $"service '{use.Name}'");

    private static IEnumerable<string> ReadersOf(ViewSymbol view, string value, PlanContext context) =>
        view.Values.FirstOrDefault(one => one.Name == value) is { } declared ? Readers.OfValue(context.Base, value, declared.DeclaredAt) : [];

    private static bool IsOnlyTighter(Difference difference) =>
        ColumnType.TryParse(difference.TextBefore ?? "", out var before, out _) && ColumnType.TryParse(difference.TextAfter ?? "", out var after, out _) && before with { IsNullable = false } == after;

    private static Judgement Broken(IEnumerable<string> readers)
    {
        var broken = Readers.Distinct(readers).Select(static reader => $"breaks {reader}").ToList();
        return broken.Count == 0 ? Judgement.Of(Impact.Additive) : Judgement.Of(Impact.Breaking, broken);
    }
}
