using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Types;

/// <summary>A unit that may follow a number. Small units divide, since 50 / 1000 is 0.05 exactly where 50 * 0.001 need not be.</summary>
internal readonly record struct QuantityUnit(string Name, QuantityKind Kind, double Multiplier, double Divisor = 1)
{
    public static readonly ImmutableArray<QuantityUnit> All =
    [
        new("%", QuantityKind.Number, 1, 100),
        new("ms", QuantityKind.Duration, 1, 1000),
        new("s", QuantityKind.Duration, 1),
        new("m", QuantityKind.Duration, 60),
        new("h", QuantityKind.Duration, 3600),
        new("d", QuantityKind.Duration, 86_400),
        new("w", QuantityKind.Duration, 604_800),
        new("B", QuantityKind.Bytes, 1),
        new("kB", QuantityKind.Bytes, 1e3),
        new("MB", QuantityKind.Bytes, 1e6),
        new("GB", QuantityKind.Bytes, 1e9),
        new("KiB", QuantityKind.Bytes, 1024),
        new("MiB", QuantityKind.Bytes, 1024 * 1024),
        new("GiB", QuantityKind.Bytes, 1024 * 1024 * 1024),
    ];

    public double Apply(double number) => number * Multiplier / Divisor;

    public static QuantityUnit? Find(string name)
    {
        foreach (var unit in All)
        {
            if (unit.Name == name) return unit;
        }

        return null;
    }
}
