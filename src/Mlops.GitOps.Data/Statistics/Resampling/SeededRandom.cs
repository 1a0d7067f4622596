namespace Mlops.GitOps.Data.Statistics.Resampling;

/// <summary>SplitMix64 (Steele, Lea and Flood, 2014): the same numbers for a seed everywhere and in every version of the runtime.</summary>
public sealed class SeededRandom(long seed)
{
    private ulong state = (ulong)seed;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A whole number from 0 to below <paramref name="limit"/>: the upper half of a product, which is even enough for any number of rows.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>A number in [0, 1) of 53 bits.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1L << 53));
}
