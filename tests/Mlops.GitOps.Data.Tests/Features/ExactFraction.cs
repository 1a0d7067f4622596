using System.Globalization;
using System.Numerics;

namespace Mlops.GitOps.Data.Tests.Features;

/// <summary>Fractions of whole numbers, and the double that .NET reads from their digits.</summary>
internal readonly record struct ExactFraction(BigInteger Numerator, BigInteger Denominator)
{
    public static ExactFraction Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(Math.Abs(value));
        var (exponent, mantissa) = ((int)(bits >> 52), bits & 0xFFFFFFFFFFFFF);
        if (exponent == 0) exponent = 1;
        else mantissa |= 1L << 52;
        var whole = new BigInteger(value < 0 ? -mantissa : mantissa);
        return exponent >= 1075 ? new(whole << (exponent - 1075), 1) : new(whole, BigInteger.One << (1075 - exponent));
    }

    public static ExactFraction operator +(ExactFraction left, ExactFraction right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static ExactFraction operator -(ExactFraction left, ExactFraction right) => left + new ExactFraction(-right.Numerator, right.Denominator);

    public static ExactFraction operator *(ExactFraction left, ExactFraction right) => new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static ExactFraction operator /(ExactFraction left, long right) => new(left.Numerator, left.Denominator * right);

    /// <summary>Writes enough digits that no double lies between them and the fraction, and reads them.</summary>
    public double ToDouble()
    {
        const int digits = 1200;
        if (Numerator.IsZero) return 0;
        var whole = BigInteger.DivRem(BigInteger.Abs(Numerator) * BigInteger.Pow(10, digits), Denominator, out var rest);
        var text = $"{(Numerator.Sign < 0 ? "-" : "")}{whole}{(rest.IsZero ? "0" : "1")}E-{digits + 1}";
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
