using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mlops.GitOps.Data.Features;

/// <summary>
/// A sum of doubles, or of their squares, without any rounding until it is read: the order in which they come, and taking some away
/// again, changes nothing. It is one long fixed-point number in digits of 32 bits that may carry late (R. M. Neal, "Fast exact summation
/// using small and large superaccumulators", 2015).
/// </summary>
internal sealed class ExactSum
{
    /// <summary>Of which power of a half the sum is a whole number.</summary>
    public const int UnitBits = 2148;

    // The last bit of the square of the smallest double is 2^-2148, of the smallest double 2^-1074.
    private const int LowestExponent = -UnitBits;
    private const int DigitCount = 136;

    // Digits of 32 bits in words of 64: so many additions may pass before one overflows.
    private const int AdditionsBetweenCarries = 1 << 29;

    private readonly long[] digits = new long[DigitCount];
    private int low = DigitCount;
    private int high = -1;
    private int additions;

    public void Clear()
    {
        if (high >= low) Array.Clear(digits, low, high - low + 1);
        (low, high, additions) = (DigitCount, -1, 0);
    }

    public void Add(double value) => AddOf(value, 1);

    public void Subtract(double value) => AddOf(value, -1);

    public void AddSquare(double value) => AddSquareOf(value, 1);

    public void SubtractSquare(double value) => AddSquareOf(value, -1);

    /// <summary>Returns the nearest double, of two equally near the even one.</summary>
    public double Round()
    {
        if (high < low) return 0;
        Span<uint> carried = stackalloc uint[high - low + 2];
        var isNegative = CarryInto(carried, 1) < 0;
        if (isNegative) CarryInto(carried, -1);
        var top = carried.LastIndexOfAnyExcept(0U);
        if (top < 0) return 0;

        // Three digits have more bits than a double even if the first has one; of all others it matters only whether they are zero.
        var whole = ((UInt128)carried[top] << 64) | ((ulong)At(carried, top - 1) << 32) | At(carried, top - 2);
        if (top > 2 && carried[..(top - 2)].ContainsAnyExcept(0U)) whole |= 1;
        return ExactNumber.Round(whole, ExponentOf(low + top - 2), isNegative);
    }

    /// <summary>Returns the sum as a whole number of 2^-2148.</summary>
    public BigInteger ToWhole() => high < low ? BigInteger.Zero : Whole() << (low * 32);

    private static int ExponentOf(int digit) => LowestExponent + (digit * 32);

    private static uint At(ReadOnlySpan<uint> carried, int digit) => digit < 0 ? 0 : carried[digit];

    private long CarryInto(Span<uint> carried, int sign)
    {
        var carry = 0L;
        for (var digit = low; digit <= high; digit++)
        {
            carry += sign * digits[digit];
            carried[digit - low] = (uint)carry;
            carry >>= 32;
        }

        carried[^1] = (uint)carry;
        return carry;
    }

    private void AddOf(double value, int sign)
    {
        if (Parts(value, ref sign, out var exponent) is var mantissa and not 0) Put(mantissa, exponent, sign);
    }

    private void AddSquareOf(double value, int sign)
    {
        var ignored = 1;
        if (Parts(value, ref ignored, out var exponent) is var mantissa and not 0) Put((UInt128)mantissa * mantissa, 2 * exponent, sign);
    }

    private static ulong Parts(double value, ref int sign, out int exponent)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        if (bits >> 63 != 0) sign = -sign;
        var biased = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & ((1UL << 52) - 1);
        exponent = Math.Max(biased, 1) - 1075;
        return biased == 0 ? fraction : fraction | (1UL << 52);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(ulong mantissa, int exponent, int sign)
    {
        var at = exponent - LowestExponent;
        var shifted = (UInt128)mantissa << (at & 31);
        Begin(at >> 5, 3);
        var digit = at >> 5;
        digits[digit] += sign * (long)(uint)shifted;
        digits[digit + 1] += sign * (long)(uint)(shifted >> 32);
        digits[digit + 2] += sign * (long)(uint)(shifted >> 64);
    }

    private void Put(UInt128 mantissa, int exponent, int sign)
    {
        var at = exponent - LowestExponent;
        var (digit, shift) = (at >> 5, at & 31);
        Begin(digit, 5);
        var rest = mantissa << shift;
        var top = shift == 0 ? UInt128.Zero : mantissa >> (128 - shift);
        for (var i = 0; i < 4; i++, rest >>= 32) digits[digit + i] += sign * (long)(uint)rest;
        digits[digit + 4] += sign * (long)(uint)top;
    }

    private void Begin(int first, int count)
    {
        if (first < low) low = first;
        if (first + count - 1 > high) high = first + count - 1;
        if (++additions == AdditionsBetweenCarries) Carry();
    }

    private void Carry()
    {
        var carried = Whole();
        var from = low;
        Clear();
        var sign = carried.Sign;
        carried = BigInteger.Abs(carried);
        (low, high) = (from, from);
        for (var digit = from; !carried.IsZero; digit++, carried >>= 32)
        {
            digits[digit] = sign * (long)(uint)(carried & uint.MaxValue);
            high = digit;
        }
    }

    private BigInteger Whole()
    {
        var whole = BigInteger.Zero;
        for (var digit = high; digit >= low; digit--) whole = (whole << 32) + digits[digit];
        return whole;
    }
}
