using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>
/// A number of 64 bits for a row, which depends on some of its values and the seed, and on nothing else: not on the engine, whose own hash may
/// change with its version. It starts as step(0, seed). Each value adds its words in turn: hash = step(hash, word), where step(hash, word) is the number that
/// SplitMix64 (Steele, Lea and Flood, 2014) gives for the state hash xor word.
/// <list type="bullet">
/// <item>A whole number is one word; so are truth, 0 or 1, and a time, in microseconds since 1970.</item>
/// <item>A float is the word of its bits as a double; minus zero is zero, and all that is no number is one.</item>
/// <item>A text is its UTF-8 bytes, eight a word, the first the lowest, filled up with zeros, and then how many bytes there are.</item>
/// <item>Any other value is the text that the engine writes for it.</item>
/// <item>Where there is no value, the word is <see cref="NoValue"/>.</item>
/// </list>
/// </summary>
internal sealed class RowHash(long seed)
{
    public const ulong NoValue = 0xD1B54A32D192ED03;

    private readonly ulong start = Step(0, (ulong)seed);
    private ulong[] hashes = [];

    /// <summary>Returns the number below which lies a fraction of all hashes.</summary>
    public static ulong Below(decimal fraction)
    {
        const decimal all = 18_446_744_073_709_551_616m;
        return (ulong)decimal.Truncate(fraction * all);
    }

    /// <summary>Returns the hashes of some rows over some of their columns, until it is asked for the next.</summary>
    public ReadOnlySpan<ulong> Of(DuckChunk chunk, int firstColumn, int columns)
    {
        if (hashes.Length < chunk.Count) hashes = new ulong[chunk.Count];
        var all = hashes.AsSpan(0, chunk.Count);
        all.Fill(start);
        for (var column = firstColumn; column < firstColumn + columns; column++) Add(chunk[column], all);
        return all;
    }

    private static void Add(DuckVector vector, Span<ulong> hashes)
    {
        if (vector.Type.Kind == DuckTypeKind.Varchar) AddTexts(vector, hashes);
        else if (vector.Type.Kind == DuckTypeKind.Double) AddFloats(vector, hashes);
        else AddWholes(vector, hashes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddWholes(DuckVector vector, Span<ulong> hashes)
    {
        var values = vector.Values<long>();
        var mayBeNull = vector.HasNulls;
        for (var row = 0; row < hashes.Length; row++) hashes[row] = Step(hashes[row], mayBeNull && vector.IsNull(row) ? NoValue : (ulong)values[row]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFloats(DuckVector vector, Span<ulong> hashes)
    {
        var values = vector.Values<double>();
        var mayBeNull = vector.HasNulls;
        for (var row = 0; row < hashes.Length; row++)
            hashes[row] = Step(hashes[row], mayBeNull && vector.IsNull(row) ? NoValue : BitConverter.DoubleToUInt64Bits(double.IsNaN(values[row]) ? double.NaN : values[row] + 0.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTexts(DuckVector vector, Span<ulong> hashes)
    {
        var mayBeNull = vector.HasNulls;
        for (var row = 0; row < hashes.Length; row++) hashes[row] = mayBeNull && vector.IsNull(row) ? Step(hashes[row], NoValue) : AddText(hashes[row], vector.Bytes(row));
    }

    private static ulong AddText(ulong hash, ReadOnlySpan<byte> text)
    {
        var rest = text;
        for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..]) hash = Step(hash, BinaryPrimitives.ReadUInt64LittleEndian(rest));
        var word = 0UL;
        for (var at = 0; at < rest.Length; at++) word |= (ulong)rest[at] << (8 * at);
        if (!rest.IsEmpty) hash = Step(hash, word);
        return Step(hash, (ulong)text.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Step(ulong hash, ulong word)
    {
        var mixed = (hash ^ word) + 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
