using System.Collections.Immutable;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Boosting;
using Mlops.GitOps.Data.Statistics.Resampling;

namespace Mlops.GitOps.Data.Tests.Explaining;

/// <summary>Trees of random questions to numbers and texts, and rows with all that can stand in them.</summary>
internal static class RandomTrees
{
    private static readonly ImmutableArray<string> Texts = ["a", "b", "c"];

    /// <summary>Every third input is a text.</summary>
    public static bool IsText(int input) => input % 3 == 2;

    public static FeatureTable Rows(SeededRandom random, int inputs, int rows) => new(rows, [.. Enumerable.Range(0, inputs).Select(input => IsText(input)
        ? FeatureColumn.Of(new LearnedInput($"x{input}", Texts), [.. Enumerable.Range(0, rows).Select(_ => (ushort)random.Below(Texts.Length + 1))])
        : FeatureColumn.Of($"x{input}", [.. Enumerable.Range(0, rows).Select(_ => random.Share() < 0.2 ? float.NaN : (float)random.Share())]))]);

    /// <param name="depth">The most questions before a leaf.</param>
    /// <param name="stops">How likely a branch ends before.</param>
    public static LearnedTree Tree(SeededRandom random, int inputs, int depth, double stops = 0.15, Func<int, int>? inputAt = null)
    {
        var nodes = new List<TreeNode?>();
        Add(depth, 1 + random.Below(1000));
        return new(0, [.. nodes.Select(static node => node!)]);

        int Add(int left, double cover)
        {
            var place = nodes.Count;
            nodes.Add(null);
            if (left == 0 || cover < 2 || random.Share() < stops)
            {
                nodes[place] = TreeNode.Leaf((float)(random.Share() - 0.5), cover);
                return place;
            }

            var input = inputAt?.Invoke(depth - left) ?? random.Below(inputs);
            var part = 1 + random.Below((int)cover - 1);
            var missing = random.Share() < 0.5;
            ImmutableArray<bool> codes = IsText(input) ? [missing, .. Enumerable.Range(0, Texts.Length).Select(_ => random.Share() < 0.5)] : [];
            var threshold = (float)random.Share();
            var (one, other) = (Add(left - 1, part), Add(left - 1, cover - part));
            nodes[place] = new(input, threshold, codes, missing, one, other, 0, cover);
            return place;
        }
    }
}
