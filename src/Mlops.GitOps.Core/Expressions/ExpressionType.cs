using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>What kind of value an expression has. That it may be missing goes without saying.</summary>
public sealed record ExpressionType(TypeKind Kind)
{
    public static ExpressionType Any { get; } = new(TypeKind.Any);

    public static ExpressionType Bool { get; } = new(TypeKind.Bool);

    public static ExpressionType String { get; } = new(TypeKind.String);

    public static ExpressionType Number { get; } = new(TypeKind.Number);

    public static ExpressionType Duration { get; } = new(TypeKind.Duration);

    public static ExpressionType Bytes { get; } = new(TypeKind.Bytes);

    public static ExpressionType Timestamp { get; } = new(TypeKind.Timestamp);

    public static ExpressionType Presence { get; } = new(TypeKind.Presence);

    /// <summary>A number's unit that the workspace made up (EUR), or null for a plain one.</summary>
    public string? Unit { get; init; }

    /// <summary>What a list holds.</summary>
    public ExpressionType? Element { get; init; }

    /// <summary>The only values that a text may have, or none where any may be.</summary>
    public EquatableArray<string> Levels { get; init; }

    public bool IsAny => Kind == TypeKind.Any;

    public bool IsNumeric => Kind is TypeKind.Any or TypeKind.Number or TypeKind.Duration or TypeKind.Bytes;

    public bool IsPlainNumber => Kind == TypeKind.Number && Unit is null;

    public static ExpressionType NumberOf(string? unit) => unit is null ? Number : Number with { Unit = unit };

    public static ExpressionType StringOf(EquatableArray<string> levels) => levels.IsEmpty ? String : String with { Levels = levels };

    public static ExpressionType ListOf(ExpressionType element) => new(TypeKind.List) { Element = element };

    /// <summary>Returns the type that both fit, or null. A plain number fits any made-up unit, but never a duration or a size.</summary>
    public static ExpressionType? Unify(ExpressionType left, ExpressionType right)
    {
        if (left.IsAny) return right;
        if (right.IsAny) return left;
        if (left.Kind != right.Kind) return null;
        return left.Kind switch
        {
            TypeKind.Number when left.Unit is not null && right.Unit is not null && left.Unit != right.Unit => null,
            TypeKind.Number => left.Unit is null ? right : left,
            TypeKind.String => left.Levels == right.Levels ? left : String,
            TypeKind.List => Unify(left.Element ?? Any, right.Element ?? Any) is { } element ? ListOf(element) : null,
            _ => left,
        };
    }

    /// <summary>Returns the type in words that fit after "this is".</summary>
    public override string ToString() => Kind switch
    {
        TypeKind.Bool => "true or false",
        TypeKind.String => "text",
        TypeKind.Number => Unit is null ? "a number" : $"an amount in {Unit}",
        TypeKind.Duration => "a duration",
        TypeKind.Bytes => "a size in bytes",
        TypeKind.Timestamp => "a time",
        TypeKind.List => "a list",
        TypeKind.Presence => "something that is there or not",
        _ => "unknown",
    };
}
