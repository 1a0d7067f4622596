namespace Mlops.GitOps.World;

/// <summary>SplitMix64 (Steele, Lea and Flood, 2014): integers, and sums and products of doubles, which are the same on every machine.</summary>
public sealed class Chance
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong state;

    private Chance(ulong state) => this.state = state;

    /// <summary>Returns the chance of one thing. It does not depend on how many others there are, so a bigger world begins like a smaller one.</summary>
    public static Chance Of(ulong seed, ulong kind, ulong number) => new(Mixed(seed ^ Mixed(kind * Step)) ^ Mixed(number + Step));

    public static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    public ulong Next() => Mixed(state += Step);

    /// <summary>Returns one of 0, 1, … <paramref name="count"/> - 1. For counts far below 2^53 no value is noticeably likelier.</summary>
    public int Below(int count) => (int)((Next() >> 11) % (ulong)count);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Is(double probability) => Unit() < probability;

    /// <summary>Returns a draw from nearly the standard normal distribution: twelve uniform ones less six need no logarithm.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var count = 0; count < 12; count++) sum += Unit();
        return sum;
    }

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];
}
