using System.Globalization;

namespace Mlops.GitOps.Data.Statistics;

/// <summary>Says what is wrong with what a statistic was given.</summary>
internal static class Need
{
    public static void AtLeast(int least, ReadOnlySpan<double> values, string name)
    {
        if (values.Length < least) throw Failure($"'{name}' needs at least {least} {(least == 1 ? "value" : "values")} and has {values.Length}.");
    }

    public static void SameLength(int left, string leftName, int right, string rightName)
    {
        if (left != right) throw Failure($"'{leftName}' has {left} values and '{rightName}' has {right}; they belong together and need as many.");
    }

    /// <summary>A share strictly between 0 and 1: a level, a confidence, a power.</summary>
    public static void Fraction(double value, string name)
    {
        if (value is not (> 0 and < 1)) throw Failure($"'{name}' lies between 0 and 1, exclusively, and is {value}.");
    }

    public static void Positive(double value, string name)
    {
        if (value is not > 0) throw Failure($"'{name}' is above 0, and is {value}.");
    }

    public static void NoneNegative(ReadOnlySpan<double> values, string name)
    {
        foreach (var value in values)
            if (value < 0) throw Failure($"'{name}' holds {value}; counts, shares and weights are not negative.");
    }

    /// <summary>Labels and answers of two classes are 0 and 1.</summary>
    public static void ZeroOrOne(ReadOnlySpan<double> values, string name)
    {
        foreach (var value in values)
            if (value is not (0 or 1)) throw Failure($"'{name}' holds {value}; it holds 0 and 1 only.");
    }

    public static void Shares(ReadOnlySpan<double> values, string name)
    {
        foreach (var value in values)
            if (value is not (>= 0 and <= 1)) throw Failure($"'{name}' holds {value}; probabilities lie in [0, 1].");
    }

    public static StatisticFailure Failure(FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture));
}
