using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>A question to an input, or a leaf.</summary>
/// <param name="Input">The place of the input; -1 in a leaf.</param>
/// <param name="Threshold">A number up to it goes left.</param>
/// <param name="LeftCodes">Of a text: for each code, whether it goes left; what it says of code 0 is <paramref name="MissingGoesLeft"/>. Empty for a number.</param>
/// <param name="Left">The place of the node to go to.</param>
/// <param name="Value">What a leaf adds to the score; a float, as the model's file has it.</param>
/// <param name="Cover">How many of the rows that were learned from came here.</param>
public sealed record TreeNode(int Input, float Threshold, ImmutableArray<bool> LeftCodes, bool MissingGoesLeft, int Left, int Right, double Value, double Cover)
{
    public bool IsLeaf => Input < 0;

    public static TreeNode Leaf(double value, double cover) => new(-1, 0, [], MissingGoesLeft: false, -1, -1, value, cover);

    /// <summary>Whether a row goes left.</summary>
    public bool TakesLeft(FeatureTable rows, int row)
    {
        var column = rows.Columns[Input];
        if (column.Input.IsText) return LeftCodes[column.Codes[row]];
        var number = column.Numbers[row];
        return float.IsNaN(number) ? MissingGoesLeft : number <= Threshold;
    }
}
