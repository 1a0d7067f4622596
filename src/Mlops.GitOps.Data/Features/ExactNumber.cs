using System.Numerics;

namespace Mlops.GitOps.Data.Features;

/// <summary>Rounds exact fractions once.</summary>
internal static class ExactNumber
{
    private const int MantissaBits = 53;
    private const int SmallestExponent = -1074;

    /// <summary>Returns the double nearest to numerator / denominator * 2^exponent, of two equally near the even one; what is too large is infinite.</summary>
    public static double Round(BigInteger numerator, BigInteger denominator, int exponent)
    {
        if (numerator.IsZero) return 0;
        var isNegative = numerator.Sign < 0;
        numerator = BigInteger.Abs(numerator);

        // The quotient shall have two bits more than a double, and no bit below the smallest one by more than that.
        var length = (long)numerator.GetBitLength() - denominator.GetBitLength();
        var last = Math.Max(exponent + length - MantissaBits - 2, SmallestExponent - 2);
        var shift = (int)(exponent - last);
        if (shift > 0) numerator <<= shift;
        else denominator <<= -shift;
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);

        // A bit of its own stands for all that is left.
        if (!remainder.IsZero) quotient |= BigInteger.One;
        return Assemble(quotient, (int)last, isNegative);
    }

    /// <summary>The same for a whole number of 128 bits, without memory of its own.</summary>
    public static double Round(UInt128 whole, int exponent, bool isNegative)
    {
        var excess = Math.Max(128 - (int)UInt128.LeadingZeroCount(whole) - MantissaBits, SmallestExponent - exponent);
        if (excess > 0)
        {
            var half = UInt128.One << (excess - 1);
            var rest = whole & ((half << 1) - 1);
            whole >>= excess;
            if (rest > half || (rest == half && UInt128.IsOddInteger(whole))) whole++;
            exponent += excess;
        }

        var size = Math.ScaleB((double)(ulong)whole, exponent);
        return isNegative ? -size : size;
    }

    private static double Assemble(BigInteger whole, int exponent, bool isNegative)
    {
        var excess = Math.Max((int)whole.GetBitLength() - MantissaBits, SmallestExponent - exponent);
        if (excess > 0)
        {
            var half = BigInteger.One << (excess - 1);
            var rest = whole & ((half << 1) - 1);
            whole >>= excess;
            if (rest > half || (rest == half && !whole.IsEven)) whole++;
            exponent += excess;
        }

        var size = Math.ScaleB((double)whole, exponent);
        return isNegative ? -size : size;
    }
}
