using System.Collections.Immutable;
using System.Globalization;

namespace Mlops.GitOps.Core.Types;

/// <summary>Writes quantities so that reading them gives the same number, bit for bit.</summary>
internal static class QuantityText
{
    // Weeks are left out: `7d` and `28d` are how people say it.
    private static readonly ImmutableArray<string> Durations = ["d", "h", "m", "s", "ms"];
    private static readonly ImmutableArray<string> Sizes = ["GiB", "MiB", "KiB", "GB", "MB", "kB", "B"];

    public static string Of(Quantity quantity) => quantity.Kind switch
    {
        QuantityKind.Duration => WithUnit(quantity, Durations, "s"),
        QuantityKind.Bytes => WithUnit(quantity, Sizes, "B"),
        _ => Number(quantity.Value),
    };

    public static string Number(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        // On .NET Framework, where the generator may be loaded, "R" does not always read back.
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var back) && back.Equals(value)
            ? text
            : value.ToString("G17", CultureInfo.InvariantCulture);
    }

    private static string WithUnit(Quantity quantity, ImmutableArray<string> units, string baseUnit)
    {
        if (quantity.Value != 0)
        {
            foreach (var name in units)
            {
                if (QuantityUnit.Find(name) is not { } unit) continue;
                var count = Math.Round(quantity.Value / unit.Apply("1"));
                var number = Number(count);
                var isExact = count != 0 && Math.Abs(count) < 1e15 && unit.Apply(number).Equals(quantity.Value);
                if (isExact) return number + name;
            }
        }

        return Number(quantity.Value) + baseUnit;
    }
}
