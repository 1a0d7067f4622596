namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>The values of an input as the places of their bins.</summary>
/// <param name="Bins">The bin of each row: numbers up to the first threshold are in bin 0; the text of code 1 is in bin 0. <see cref="Missing"/> where there is no value.</param>
/// <param name="Thresholds">Of numbers: between bins, the largest value of the lower one. Empty for texts.</param>
/// <param name="Count">How many bins there are for values.</param>
/// <param name="HasMissing">Whether any row has no value.</param>
internal sealed record BinnedColumn(byte[] Bins, float[] Thresholds, int Count, bool IsText, bool HasMissing)
{
    /// <summary>The bin of missing values.</summary>
    public const byte Missing = 255;

    /// <summary>How many bins a histogram has, used or not.</summary>
    public const int All = 256;
}
