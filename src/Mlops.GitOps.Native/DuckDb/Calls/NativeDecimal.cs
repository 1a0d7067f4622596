using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary><c>duckdb_decimal</c>: the digits are an integer, in two halves.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct NativeDecimal(byte width, byte scale, Int128 digits)
{
    public readonly byte Width = width;
    public readonly byte Scale = scale;
    public readonly ulong Lower = (ulong)digits;
    public readonly long Upper = (long)(digits >> 64);
}
