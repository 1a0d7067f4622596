using System.Collections.Immutable;
using Mlops.GitOps.Core.Meaning;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Rules.Planning.Comparing;
using Mlops.GitOps.Rules.Planning.Strength;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>Datasets and entities: where rows come from and what is promised of them.</summary>
internal static class DatasetJudge
{
    public static Judgement Of(Difference difference, PlanContext context) => difference.Inner switch
    {
        [] => Whole(difference, context),
        ["description" or "owner" or "license"] or [_, _, "description"] => Judgement.Of(Impact.Docs, $"changes the data sheet of '{difference.Name}'"),
        ["quality"] => Runs(difference, context).And(QualityStrength.OfExpectation(difference)),
        ["otherColumns"] => Runs(difference, context).And(Strengths.OfWords(difference.TextBefore ?? "fail", difference.TextAfter ?? "fail", "keep", "drop", "fail")),
        ["columns", var column, .. var rest] => Runs(difference, context).And(OfColumn(difference, column, rest, context)),
        _ => Runs(difference, context),
    };

    public static Judgement OfEntity(Difference difference, PlanContext context)
    {
        if (difference.Inner is ["description"]) return Judgement.Of(Impact.Docs);
        var views = context.Base.Views.Where(view => view.Entity?.Name.Value == difference.Name).Select(static view => $"breaks feature view '{view.FullName}'").ToList();
        var judgement = context.Retraining.Through("entities", difference.Name);
        return difference.Kind == ChangeKind.Added || views.Count == 0 ? Judgement.Of(Impact.Additive).And(judgement) : Judgement.Of(Impact.Breaking, views).And(judgement);
    }

    private static Judgement Whole(Difference difference, PlanContext context)
    {
        if (difference.Before is not MeantMap before) return Judgement.Of(Impact.Additive);
        var columns = (before.Find("columns") as MeantMap)?.Entries ?? [];
        return Runs(difference, context).And(Broken(columns.SelectMany(column => ReadersOf(difference.Name, column.Name, context))))
            .And(columns.Any(static column => IsFlagged(column.Value)) || before.Find("quality") is not null ? PolicyEffect.Weaker : PolicyEffect.Same);
    }

    private static Judgement OfColumn(Difference difference, string column, ImmutableArray<string> rest, PlanContext context) => rest switch
    {
        [] when difference.Before is null => Judgement.Of(Impact.Additive).And(IsFlagged(difference.After) ? PolicyEffect.Stronger : PolicyEffect.Same),
        [] => Broken(ReadersOf(difference.Name, column, context)).And(IsFlagged(difference.Before) || HasBounds(difference.Before) ? PolicyEffect.Weaker : PolicyEffect.Same),
        ["type"] => OfType(difference, column, context),
        ["protected" or "pii"] => Judgement.Rule(difference.TextAfter == "true" ? PolicyEffect.Stronger : PolicyEffect.Weaker),
        ["min"] => Judgement.Rule(Strengths.WhereMoreIsStronger(difference.Before, difference.After, usual: null)),
        ["max"] => Judgement.Rule(Strengths.WhereLessIsStronger(difference.Before, difference.After, usual: null)),
        ["values"] => Judgement.Rule(QualityStrength.OfAllowedValues(difference)),
        ["unit"] => Broken(ReadersOf(difference.Name, column, context)),
        _ => Judgement.Of(Impact.Additive),
    };

    private static Judgement OfType(Difference difference, string column, PlanContext context)
    {
        if (!ColumnType.TryParse(difference.TextBefore ?? "", out var before, out _) || !ColumnType.TryParse(difference.TextAfter ?? "", out var after, out _)) return Judgement.Of(Impact.Breaking);

        // A value that may be missing was promised before; one that can't be missing any more surprises nobody.
        var policy = after.IsNullable && !before.IsNullable ? PolicyEffect.Weaker : before.IsNullable && !after.IsNullable ? PolicyEffect.Stronger : PolicyEffect.Same;
        var isTighter = before with { IsNullable = false } == after;
        return (isTighter ? Judgement.Of(Impact.Additive) : Broken(ReadersOf(difference.Name, column, context))).And(policy);
    }

    private static Judgement Runs(Difference difference, PlanContext context) => Judgement.Of(Impact.Additive).And(context.Retraining.Through("datasets", difference.Name));

    private static Judgement Broken(IEnumerable<string> readers)
    {
        var broken = Readers.Distinct(readers).Select(static reader => $"breaks {reader}").ToList();
        return broken.Count == 0 ? Judgement.Of(Impact.Additive) : Judgement.Of(Impact.Breaking, broken);
    }

    private static IEnumerable<string> ReadersOf(string dataset, string column, PlanContext context)
    {
        var declared = context.Base.Datasets.FirstOrDefault(one => one.Name == dataset)?.Syntax.Columns.FirstOrDefault(one => one.Name.Value == column);
        return declared is null ? [] : Readers.OfColumn(context.Base, dataset, column, declared.Name.Span);
    }

    private static bool IsFlagged(Meant? column) => column is MeantMap map && (map.TextOf("protected") == "true" || map.TextOf("pii") == "true");

    private static bool HasBounds(Meant? column) => column is MeantMap map && (map.Find("min") is not null || map.Find("max") is not null || map.Find("values") is not null);
}
