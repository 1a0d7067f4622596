namespace Mlops.GitOps.Data.Judging;

/// <summary>Rows with their truth and what was answered.</summary>
/// <param name="Truth">1 and 0 for yes and no, the place of a class, a number, or how well a row fits its list.</param>
/// <param name="Answers">How likely yes is, the place of the class, the number, or the score in its list.</param>
/// <param name="Probabilities">How likely each class is, row by row; null where nobody said.</param>
/// <param name="Lists">The list each row belongs to, in a ranking.</param>
/// <param name="Threshold">The probability from which the answer is yes.</param>
internal sealed record Sample(JudgedTask Task, double[] Truth, double[] Answers, double[][]? Probabilities, int[]? Lists, int Classes, double Threshold)
{
    public int Count => Truth.Length;

    public Sample Pick(int[] rows) => this with
    {
        Truth = Pick(Truth, rows),
        Answers = Pick(Answers, rows),
        Probabilities = Probabilities is null ? null : Array.ConvertAll(rows, row => Probabilities[row]),
        Lists = Lists is null ? null : Array.ConvertAll(rows, row => Lists[row]),
    };

    private static double[] Pick(double[] values, int[] rows)
    {
        var picked = new double[rows.Length];
        for (var at = 0; at < rows.Length; at++) picked[at] = values[rows[at]];
        return picked;
    }
}
