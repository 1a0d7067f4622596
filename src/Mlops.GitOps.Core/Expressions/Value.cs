using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>What an expression comes to. What is missing, not a number or infinite is <see cref="Unknown"/>.</summary>
public abstract record Value
{
    public static Value True { get; } = new BoolValue(true);

    public static Value False { get; } = new BoolValue(false);

    public static Value Unknown { get; } = new UnknownValue();

    /// <summary>Whether this is true: only true passes, unknown does not.</summary>
    public bool IsTrue => this is BoolValue { Value: true };

    public bool IsFalse => this is BoolValue { Value: false };

    public bool IsUnknown => this is UnknownValue or NumberValue { IsFinite: false };

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(double value, QuantityKind kind = QuantityKind.Number) => new NumberValue(value, kind);

    /// <summary>Returns the number, or unknown where there is none.</summary>
    public static Value Of(double? value, QuantityKind kind = QuantityKind.Number) => value is { } known ? new NumberValue(known, kind) : Unknown;

    public static Value Of(string? value) => value is null ? Unknown : new StringValue(value);
}
