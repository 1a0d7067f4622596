using Mlops.GitOps.Data.Statistics.Explaining;
using Mlops.GitOps.Data.Statistics.Resampling;

namespace Mlops.GitOps.Data.Tests.Statistics;

public sealed class ExplainingLawTests
{
    [Fact]
    public void Values_of_a_tree_and_the_base_add_up_to_its_answer()
    {
        var random = new SeededRandom(21);
        for (var i = 0; i < 300; i++)
        {
            var features = 1 + random.Below(6);
            var tree = RandomTree(random, features, 6);
            var background = Enumerable.Range(0, 1 + random.Below(20)).Select(_ => random.Normals(features)).ToArray();
            var x = random.Normals(features);
            var explanation = TreeShap.Explain(tree, background, x);
            Assert.Equal(TreeShap.Answer(tree, x), explanation.Base + explanation.Values.Sum(), 1e-9);
        }
    }

    [Fact]
    public void Values_of_a_linear_model_and_the_base_add_up_to_its_answer()
    {
        var random = new SeededRandom(22);
        for (var i = 0; i < 100; i++)
        {
            var features = 1 + random.Below(7);
            var (coefficients, mean, x) = (random.Normals(features), random.Normals(features), random.Normals(features));
            // Fewer factors than features: some features are determined by others.
            var factors = Enumerable.Range(0, features).Select(_ => random.Normals(1 + random.Below(features))).ToArray();
            var covariance = factors.Select(left => factors.Select(right => left.Zip(right, static (l, r) => l * r).Sum()).ToArray()).ToArray();
            var answer = 0.5 + coefficients.Zip(x, static (c, v) => c * v).Sum();
            foreach (var explanation in (Explanation[])[LinearShap.Independent(coefficients, 0.5, mean, x), LinearShap.Conditional(coefficients, 0.5, mean, x, covariance)])
                Assert.Equal(answer, explanation.Base + explanation.Values.Sum(), 1e-9);
        }
    }

    [Fact]
    public void A_feature_that_a_tree_never_asks_for_gets_nothing()
    {
        var random = new SeededRandom(23);
        var tree = RandomTree(random, 3, 5);
        var explanation = TreeShap.Explain(tree, [random.Normals(4), random.Normals(4)], random.Normals(4));
        Assert.Equal(0, explanation.Values[3]);
    }

    [Fact]
    public void Without_covariances_between_features_conditional_values_are_independent_ones()
    {
        var explanation = LinearShap.Conditional([2, -1, 0.5], 1, [0, 1, 2], [3, 1, 4], [[2, 0, 0], [0, 1, 0], [0, 0, 3]]);
        Assert.Equal(LinearShap.Independent([2, -1, 0.5], 1, [0, 1, 2], [3, 1, 4]).Values, explanation.Values);
    }

    private static TreeNode RandomTree(SeededRandom random, int features, int depth) => depth == 0 || random.Share() < 0.15
        ? new TreeNode.Leaf(random.Normal())
        : new TreeNode.Split(random.Below(features), random.Normal(), RandomTree(random, features, depth - 1), RandomTree(random, features, depth - 1));
}
