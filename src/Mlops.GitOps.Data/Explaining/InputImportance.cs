namespace Mlops.GitOps.Data.Explaining;

/// <summary>What is told of an input.</summary>
/// <param name="Importance">Null where there is no truth to measure by.</param>
/// <param name="MeanShap">The mean distance by which it moves scores; null where nobody can take the model apart.</param>
/// <param name="Direction">The rank correlation of value and SHAP value: 1 where the score only rises with the input, -1 where it only falls; null for texts and several classes.</param>
internal sealed record InputImportance(ModelInput Input, Importance? Importance, double? MeanShap, double? Direction)
{
    /// <summary>Orders inputs by what they count for, and by name where that is the same.</summary>
    public static int Compare(InputImportance left, InputImportance right)
    {
        var weight = (right.Importance?.Mean ?? right.MeanShap ?? 0).CompareTo(left.Importance?.Mean ?? left.MeanShap ?? 0);
        return weight != 0 ? weight : string.CompareOrdinal(left.Input.Name, right.Input.Name);
    }
}
