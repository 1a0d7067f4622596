namespace Mlops.GitOps.Data.Learning;

/// <summary>The values of an input, row by row: numbers as the model gets them, with NaN where there is none, or codes of texts.</summary>
public sealed record FeatureColumn
{
    private FeatureColumn(LearnedInput input, float[] numbers, ushort[] codes) => (Input, Numbers, Codes) = (input, numbers, codes);

    public LearnedInput Input { get; }

    public float[] Numbers { get; }

    public ushort[] Codes { get; }

    public static FeatureColumn Of(string name, float[] numbers) => new(new LearnedInput(name, null), numbers, []);

    /// <param name="input">The texts that the codes stand for.</param>
    public static FeatureColumn Of(LearnedInput input, ushort[] codes) => new(input, [], codes);

    /// <summary>Returns some rows of the column.</summary>
    public FeatureColumn Slice(int[] rows)
    {
        var numbers = new float[Numbers.Length == 0 ? 0 : rows.Length];
        var codes = new ushort[Codes.Length == 0 ? 0 : rows.Length];
        for (var at = 0; at < numbers.Length; at++) numbers[at] = Numbers[rows[at]];
        for (var at = 0; at < codes.Length; at++) codes[at] = Codes[rows[at]];
        return new(Input, numbers, codes);
    }
}
