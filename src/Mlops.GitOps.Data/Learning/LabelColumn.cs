namespace Mlops.GitOps.Data.Learning;

/// <summary>What is to be learned of each row.</summary>
/// <param name="Values">The number, or the place of the class.</param>
public sealed record LabelColumn(LearningTask Task, double[] Values, ClassLabels? Classes)
{
    /// <summary>How many scores a model gives a row: one for each of several classes, else one.</summary>
    public int Targets => Task == LearningTask.Multiclass ? Classes?.Count ?? 1 : 1;

    public LabelColumn Slice(int[] rows) => this with { Values = [.. rows.Select(row => Values[row])] };
}
