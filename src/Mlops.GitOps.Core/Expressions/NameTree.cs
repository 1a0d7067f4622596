using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>The names that some place sees, by segment. Subtrees may be shared: all slices hold the same metrics.</summary>
public sealed class NameTree
{
    private NameTree(ExpressionType? type, NameKind holds, IReadOnlyDictionary<string, NameTree> children, string which)
    {
        Type = type;
        Holds = holds;
        Children = children;
        Which = which;
    }

    /// <summary>The stand-in for what was already reported: it and whatever is below it fits everywhere.</summary>
    public static NameTree Unresolved { get; } = Leaf(ExpressionType.Any);

    /// <summary>The type of the name itself, or null for one that is only the beginning of others.</summary>
    public ExpressionType? Type { get; }

    /// <summary>What the children are.</summary>
    public NameKind Holds { get; }

    public IReadOnlyDictionary<string, NameTree> Children { get; }

    /// <summary>Says of a child that is missing which lacks it, after "which": "model 'credit' does not declare".</summary>
    public string Which { get; }

    /// <summary>What <c>["text"]</c> looks into where that is not the children: the levels of a slice beside its metrics.</summary>
    public NameTree? Brackets { get; init; }

    /// <summary>What any other child is, where not all of them can be known.</summary>
    public NameTree? Others { get; init; }

    public static NameTree Leaf(ExpressionType type) =>
        new(type, NameKind.Other, ImmutableDictionary<string, NameTree>.Empty, "nothing declares");

    public static NameTree Branch(
        NameKind holds,
        IReadOnlyDictionary<string, NameTree> children,
        string which,
        ExpressionType? type = null,
        NameTree? brackets = null,
        NameTree? others = null) =>
        new(type, holds, children, which) { Brackets = brackets, Others = others };

    internal NameTree? Find(NameSegment segment)
    {
        if (Type is { IsAny: true } && Children.Count == 0) return this;
        var node = HolderOf(segment);
        return node.Children.TryGetValue(segment.Text, out var child) ? child : node.Others;
    }

    internal NameTree HolderOf(NameSegment segment) => segment.IsIndex && Brackets is { } brackets ? brackets : this;
}
