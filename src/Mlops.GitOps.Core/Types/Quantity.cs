namespace Mlops.GitOps.Core.Types;

/// <summary>A number, or a number with a unit that the language knows: durations in seconds, sizes in bytes; <c>5%</c> is 0.05.</summary>
public readonly record struct Quantity(double Value, QuantityKind Kind)
{
    /// <summary>Whether it was written with <c>%</c>; says nothing about what it is.</summary>
    public bool IsPercent { get; init; }

    /// <summary>Reads <c>50ms</c>, <c>24h</c>, <c>20MiB</c>, <c>5%</c>, <c>-3</c>, <c>0.5</c>: one number, with its unit right after it.</summary>
    public static bool TryParse(string text, out Quantity quantity)
    {
        quantity = default;
        var start = text.StartsWith('-') ? 1 : 0;
        if (start == text.Length || text[start] is < '0' or > '9') return false;
        var scan = QuantityScan.At(text, start);
        if (scan.Problem is not null || scan.End != text.Length) return false;
        quantity = start == 0 ? scan.Quantity : scan.Quantity with { Value = -scan.Quantity.Value };
        return true;
    }

    public bool Equals(Quantity other) => Value.Equals(other.Value) && Kind == other.Kind;

    public override int GetHashCode() => unchecked((Value.GetHashCode() * 31) + (int)Kind);

    /// <summary>Returns the one canonical text: the largest unit that leaves a whole number.</summary>
    public override string ToString() => QuantityText.Of(this);
}
