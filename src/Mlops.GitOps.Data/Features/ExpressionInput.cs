namespace Mlops.GitOps.Data.Features;

/// <summary>What an expression sees: a row of the dataset, and for a value of a view the other values for the same label.</summary>
internal sealed class ExpressionInput(int values)
{
    /// <summary>Where the row is; 0 where there is none.</summary>
    public nint Record { get; set; }

    /// <summary>By place among the values of the plan.</summary>
    public Scalar[] Values { get; } = new Scalar[values];
}
