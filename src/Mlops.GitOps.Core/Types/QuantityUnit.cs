using System.Collections.Immutable;
using System.Globalization;

namespace Mlops.GitOps.Core.Types;

/// <summary>A unit that may follow a number: so many of the base unit, or a shift of the decimal point.</summary>
internal readonly record struct QuantityUnit(string Name, QuantityKind Kind, double Factor, int Shift = 0)
{
    public static readonly ImmutableArray<QuantityUnit> All =
    [
        new("%", QuantityKind.Number, 1, -2),
        new("ms", QuantityKind.Duration, 1, -3),
        new("s", QuantityKind.Duration, 1),
        new("m", QuantityKind.Duration, 60),
        new("h", QuantityKind.Duration, 3600),
        new("d", QuantityKind.Duration, 86_400),
        new("w", QuantityKind.Duration, 604_800),
        new("B", QuantityKind.Bytes, 1),
        new("kB", QuantityKind.Bytes, 1, 3),
        new("MB", QuantityKind.Bytes, 1, 6),
        new("GB", QuantityKind.Bytes, 1, 9),
        new("KiB", QuantityKind.Bytes, 1024),
        new("MiB", QuantityKind.Bytes, 1024 * 1024),
        new("GiB", QuantityKind.Bytes, 1024 * 1024 * 1024),
    ];

    /// <summary>Returns how much a written number of this unit is. The decimal point moves in the text: 99.9 / 100 is not the
    /// double that is nearest to 0.999.</summary>
    public double Apply(string number)
    {
        var exponentAt = number.IndexOfAny(['e', 'E']);
        var mantissa = exponentAt < 0 ? number : number.Substring(0, exponentAt);
        var digits = exponentAt < 0 ? "0" : number.Substring(exponentAt + 1);
        if (!int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)) return double.PositiveInfinity;
        var shifted = FormattableString.Invariant($"{mantissa}E{(long)exponent + Shift}");
        return double.TryParse(shifted, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value * Factor : double.PositiveInfinity;
    }

    public static QuantityUnit? Find(string name)
    {
        foreach (var unit in All)
        {
            if (unit.Name == name) return unit;
        }

        return null;
    }
}
