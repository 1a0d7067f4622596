namespace Mlops.GitOps.Native.DuckDb;

/// <summary>Decimals as the engine has them: an integer, and how many of its digits follow the point.</summary>
internal static class DuckDecimals
{
    private const int MostDigitsAfterThePoint = 28;

    public static Int128 DigitsOf(decimal value, out byte scale)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        scale = (byte)((parts[3] >> 16) & 0x7F);
        var digits = new Int128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        return parts[3] < 0 ? -digits : digits;
    }

    /// <summary>Returns the number, or fails when .NET's decimals have too few digits for it.</summary>
    public static decimal NumberOf(Int128 digits, int scale)
    {
        // Digits that are zero may go: 38 digits of the engine are often fewer in truth.
        for (; scale > 0 && digits % 10 == 0; scale--) digits /= 10;
        var size = (UInt128)(digits < 0 ? -digits : digits);
        if (scale > MostDigitsAfterThePoint || size >> 96 != 0) throw new DuckException($"A decimal has more digits than fit: {digits} with {scale} after the point. Cast it in SQL.");
        return new decimal((int)(uint)size, (int)(uint)(size >> 32), (int)(uint)(size >> 64), digits < 0, (byte)scale);
    }
}
