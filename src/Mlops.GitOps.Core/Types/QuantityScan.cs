using System.Globalization;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Types;

/// <summary>What stands at a digit: a quantity and where it ends, or why it is none and what was meant.</summary>
internal readonly record struct QuantityScan(int End, Quantity Quantity, string? Problem = null, string? Suggestion = null)
{
    public static QuantityScan At(string text, int start)
    {
        var at = SkipDigits(text, start);
        if (at + 1 < text.Length && text[at] == '.' && IsDigit(text[at + 1])) at = SkipDigits(text, at + 1);
        at = SkipExponent(text, at);
        var number = text.Substring(start, at - start);
        var end = SkipUnit(text, at);
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || double.IsInfinity(value))
            return new(end, default, $"the number {Shortened(number)} is too large");
        if (end == at) return new(end, new Quantity(value, QuantityKind.Number));
        return WithUnit(number, text.Substring(at, end - at), end);
    }

    private static QuantityScan WithUnit(string number, string name, int end)
    {
        if (QuantityUnit.Find(name) is not { } unit)
        {
            var nearest = Spelling.Nearest(name, QuantityUnit.All.Select(static u => u.Name));
            return new(end, default, $"'{Shortened(name)}' is not a unit; durations are in ms, s, m, h, d, w and sizes in B, kB, MB, GB, KiB, MiB, GiB",
                nearest is null ? null : number + nearest);
        }

        var scaled = unit.Apply(number);
        return double.IsInfinity(scaled)
            ? new(end, default, $"the number {Shortened(number)}{name} is too large")
            : new(end, new Quantity(scaled, unit.Kind) { IsPercent = name == "%" });
    }

    private static int SkipExponent(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('e' or 'E')) return at;
        var digits = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
        return digits < text.Length && IsDigit(text[digits]) ? SkipDigits(text, digits) : at;
    }

    private static int SkipUnit(string text, int at)
    {
        if (at < text.Length && text[at] == '%') return at + 1;
        while (at < text.Length && (IsDigit(text[at]) || text[at] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_')) at++;
        return at;
    }

    private static int SkipDigits(string text, int at)
    {
        while (at < text.Length && IsDigit(text[at])) at++;
        return at;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static string Shortened(string text) => text.Length <= 20 ? text : $"{text.Substring(0, 20)}…";
}
