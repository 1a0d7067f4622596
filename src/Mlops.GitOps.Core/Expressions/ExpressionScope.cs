using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>Resolves names in a tree of them.</summary>
public sealed class ExpressionScope(NameTree root)
{
    private const int MostListed = 12;

    public NameTree Root { get; } = root;

    /// <summary>Resolves a name; the subject is who speaks of it, at the beginning of a sentence.</summary>
    public NameResolution Resolve(Name name, string subject)
    {
        var node = Root;
        for (var i = 0; i < name.Segments.Count; i++)
        {
            if (node.Find(name.Segments[i]) is not { } child) return new(ExpressionType.Any, Unknown(name, i, node, subject));
            node = child;
        }

        return node.Type is { } type ? new(type) : new(ExpressionType.Any, NoValue(name, node));
    }

    private NameFailure Unknown(Name name, int index, NameTree parent, string subject)
    {
        var segment = name.Segments[index];
        var holder = parent.HolderOf(segment);
        var suggestion = Spelling.Nearest(segment.Text, holder.Children.Keys);
        return holder.Holds switch
        {
            NameKind.Column => new(Catalog.UnknownColumn, [subject, segment.Text, holder.Which], index, suggestion),
            NameKind.Metric => new(Catalog.UnknownMetric, [subject, segment.Text, holder.Which], index, suggestion),
            NameKind.Slice => new(Catalog.UndefinedName, [subject, "slice", segment.Text, holder.Which], index, suggestion),
            NameKind.Level => new(Catalog.UndefinedName, [subject, "level", segment.Text, holder.Which], index, suggestion),
            NameKind.Parameter => new(Catalog.UndefinedName, [subject, "parameter", segment.Text, holder.Which], index, suggestion),
            _ when index == 0 => UnknownRoot(segment.Text, subject, suggestion),
            _ when holder.Children.Count == 0 => new(Catalog.ExpressionType, [$"'{name.PathTo(index - 1)}' has no parts, so '{segment.Text}' can't follow it"], index),
            _ => new(Catalog.ExpressionType, [$"'{name.PathTo(index - 1)}' has no part '{segment.Text}'{Listed(holder, "; it has ")}"], index, suggestion),
        };
    }

    private NameFailure UnknownRoot(string written, string subject, string? nearest) =>
        new(Catalog.ExpressionType, [$"{subject} can't use the name '{written}'{Listed(Root, "; it can use ")}"], 0, WholeNameOf(written) ?? nearest);

    // `auc` where `metrics.auc` is meant is the commonest slip of all.
    private string? WholeNameOf(string written)
    {
        foreach (var key in Root.Children.Keys.OrderBy(static key => key, StringComparer.Ordinal))
        {
            var branch = Root.Children[key];
            if (branch.Holds is NameKind.Metric or NameKind.Parameter && branch.Children.ContainsKey(written)) return $"{key}.{written}";
        }

        return null;
    }

    private static NameFailure NoValue(Name name, NameTree node)
    {
        var more = Listed(node, "; it goes on with ");
        return new(Catalog.ExpressionType, [$"'{name.Path}' is not a value by itself{more}"], -1);
    }

    private static string Listed(NameTree node, string before)
    {
        if (node.Children.Count is 0 or > MostListed) return "";
        return before + string.Join(", ", node.Children.Keys.OrderBy(static key => key, StringComparer.Ordinal));
    }
}
