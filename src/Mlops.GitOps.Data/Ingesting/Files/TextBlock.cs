namespace Mlops.GitOps.Data.Ingesting.Files;

/// <summary>A piece of a file that ends where a row ends.</summary>
/// <param name="IsFirst">Whether the file begins with it.</param>
/// <param name="IsTooLong">Whether it is the beginning of one row that is longer than rows may be.</param>
internal sealed record TextBlock(byte[] Buffer, int Length, bool IsFirst = false, bool IsTooLong = false)
{
    public ReadOnlySpan<byte> Text => Buffer.AsSpan(0, Length);
}
