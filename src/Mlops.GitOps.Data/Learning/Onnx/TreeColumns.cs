using System.Collections.Immutable;
using Mlops.GitOps.Data.Learning.Boosting;

namespace Mlops.GitOps.Data.Learning.Onnx;

/// <summary>The columns that trees ask in ONNX: the numbers, then for each text one for each way in which some node parts its codes.</summary>
internal sealed class TreeColumns(ImmutableArray<LearnedInput> inputs)
{
    private readonly SortedDictionary<int, List<ImmutableArray<bool>>> sets = [];
    private readonly Dictionary<string, int> placeOfSet = new(StringComparer.Ordinal);

    public void Note(TreeNode node)
    {
        if (node.LeftCodes.IsEmpty) return;
        if (!sets.TryGetValue(node.Input, out var own)) sets.Add(node.Input, own = []);
        if (placeOfSet.TryAdd(KeyOf(node.Input, node.LeftCodes), own.Count)) own.Add(node.LeftCodes);
    }

    /// <summary>Returns how nodes part the codes of an input.</summary>
    /// <param name="isNeeded">Whether there must be one, because there is no other column.</param>
    public IReadOnlyList<ImmutableArray<bool>> SetsOf(int input, bool isNeeded)
    {
        if (sets.TryGetValue(input, out var own)) return own;
        return isNeeded && sets.Count == 0 ? [[.. Enumerable.Repeat(true, inputs[input].Codes)]] : [];
    }

    public int PlaceOf(TreeNode node)
    {
        if (node.LeftCodes.IsEmpty) return inputs.Take(node.Input).Count(static input => !input.IsText);
        var place = inputs.Count(static input => !input.IsText) + placeOfSet[KeyOf(node.Input, node.LeftCodes)];
        foreach (var (input, own) in sets)
        {
            if (input == node.Input) break;
            place += own.Count;
        }

        return place;
    }

    private static string KeyOf(int input, ImmutableArray<bool> codes) => FormattableString.Invariant($"{input}:{string.Concat(codes.Select(static isLeft => isLeft ? '1' : '0'))}");
}
