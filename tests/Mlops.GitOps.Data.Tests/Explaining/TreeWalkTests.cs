using System.Numerics;
using Mlops.GitOps.Data.Explaining.Shap;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Boosting;
using Mlops.GitOps.Data.Statistics.Explaining;
using Mlops.GitOps.Data.Statistics.Resampling;
using Told = Mlops.GitOps.Data.Statistics.Explaining.TreeNode;
using TreeNode = Mlops.GitOps.Data.Learning.Boosting.TreeNode;

namespace Mlops.GitOps.Data.Tests.Explaining;

public sealed class TreeWalkTests
{
    [Fact]
    public void Values_are_those_of_Shapley_s_formula_over_all_sets_of_inputs()
    {
        var random = new SeededRandom(1);
        for (var at = 0; at < 200; at++)
        {
            var inputs = 1 + random.Below(7);
            var rows = RandomTrees.Rows(random, inputs, 5);
            var tree = RandomTrees.Tree(random, inputs, 1 + random.Below(8));
            for (var row = 0; row < rows.Rows; row++)
            {
                var expected = BruteForce(tree, rows, row, inputs);
                Assert.All(ValuesOf(tree, rows, row).Zip(expected), static pair => Assert.Equal(pair.Second, pair.First, 1e-12));
            }
        }
    }

    [Fact]
    public void Where_inputs_are_independent_in_what_was_learned_from_values_are_the_interventional_ones()
    {
        // All combinations of a few values are there equally often, so what a tree expects of an input says nothing of the others.
        var random = new SeededRandom(2);
        for (var at = 0; at < 60; at++)
        {
            const int inputs = 3;
            double[] levels = [.. Enumerable.Range(0, 4).Select(_ => (double)(float)random.Share())];
            double[][] grid = [.. from one in levels from two in levels from three in levels select new[] { one, two, three }];
            var (ours, theirs) = GridTree(random, grid, inputs, 5);
            var table = new FeatureTable(grid.Length, [.. Enumerable.Range(0, inputs).Select(input => FeatureColumn.Of($"x{input}", [.. grid.Select(row => (float)row[input])]))]);
            var tree = new LearnedTree(0, [.. ours]);
            for (var row = 0; row < grid.Length; row += 7)
            {
                var expected = TreeShap.Explain(theirs, grid, grid[row]);
                Assert.Equal(expected.Base, TreeShares.Of(tree).Expected, 1e-9);
                Assert.All(ValuesOf(tree, table, row).Zip(expected.Values), static pair => Assert.Equal(pair.Second, pair.First, 1e-9));
            }
        }
    }

    [Fact]
    public void Values_of_the_deepest_trees_add_up_to_the_answer()
    {
        // Sixty questions to forty inputs, some asked again: formulas that divide what they multiplied lose digits here.
        var random = new SeededRandom(3);
        for (var at = 0; at < 20; at++)
        {
            const int inputs = 40;
            var rows = RandomTrees.Rows(random, inputs, 20);
            var tree = ChainOf(random, inputs, 60);
            var shares = TreeShares.Of(tree);
            Assert.True(shares.Asked >= 30 && shares.Depth == 60, $"{shares.Asked} {shares.Depth}");
            for (var row = 0; row < rows.Rows; row++) Assert.Equal(tree.LeafOf(rows, row).Value, shares.Expected + ValuesOf(tree, rows, row).Sum(), 1e-12);
        }
    }

    [Fact]
    public void An_input_that_is_never_asked_for_gets_nothing()
    {
        var random = new SeededRandom(4);
        var tree = RandomTrees.Tree(random, 3, 6, stops: 0);
        Assert.Equal(0, ValuesOf(tree, RandomTrees.Rows(random, 4, 1), 0)[3]);
    }

    [Fact]
    public void A_tree_that_asks_nothing_moves_nothing() =>
        Assert.Equal([0.0], ValuesOf(new(0, [TreeNode.Leaf(3, 10)]), RandomTrees.Rows(new SeededRandom(5), 1, 1), 0));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(39)]
    [InlineData(120)]
    public void Polynomials_up_to_the_degree_are_integrated_without_error(int degree)
    {
        var rule = GaussLegendre.ForDegree(degree);
        for (var power = 0; power <= degree; power++)
            Assert.Equal(1.0 / (power + 1), rule.Points.Zip(rule.Weights, (point, weight) => weight * Math.Pow(point, power)).Sum(), 1e-14);
    }

    private static double[] ValuesOf(LearnedTree tree, FeatureTable rows, int row)
    {
        var shares = TreeShares.Of(tree);
        var values = new double[rows.Columns.Length];
        new TreeWalk(shares, GaussLegendre.ForDegree(shares.Asked - 1), rows).AddTo(values, row);
        return values;
    }

    /// <summary>Σ over sets S without i of |S|! (n − |S| − 1)! / n! · (v(S with i) − v(S)).</summary>
    private static double[] BruteForce(LearnedTree tree, FeatureTable rows, int row, int inputs)
    {
        var worths = Enumerable.Range(0, 1 << inputs).Select(set => Expected(tree, 0, rows, row, set)).ToArray();
        var values = new double[inputs];
        for (var input = 0; input < inputs; input++)
        {
            for (var set = 0; set < worths.Length; set++)
            {
                if ((set & (1 << input)) != 0) continue;
                var size = BitOperations.PopCount((uint)set);
                values[input] += Factorial(size) * Factorial(inputs - size - 1) / Factorial(inputs) * (worths[set | (1 << input)] - worths[set]);
            }
        }

        return values;
    }

    private static double Factorial(int number) => number < 2 ? 1 : number * Factorial(number - 1);

    // Of what is not known, each side counts by its rows.
    private static double Expected(LearnedTree tree, int place, FeatureTable rows, int row, int known)
    {
        var node = tree.Nodes[place];
        if (node.IsLeaf) return node.Value;
        var (left, right) = (Expected(tree, node.Left, rows, row, known), Expected(tree, node.Right, rows, row, known));
        if ((known & (1 << node.Input)) != 0) return node.TakesLeft(rows, row) ? left : right;
        return ((tree.Nodes[node.Left].Cover * left) + (tree.Nodes[node.Right].Cover * right)) / node.Cover;
    }

    // Each question stands where the one before sends its right side.
    private static LearnedTree ChainOf(SeededRandom random, int inputs, int depth)
    {
        var nodes = new List<TreeNode>();
        var cover = 1e6;
        for (var at = 0; at < depth; at++)
        {
            var input = at < 30 ? at : random.Below(inputs);
            var missing = random.Share() < 0.5;
            var rest = cover * (0.3 + (0.69 * random.Share()));
            nodes.Add(new(input, (float)random.Share(), RandomTrees.IsText(input) ? [missing, true, false, random.Share() < 0.5] : [], missing, (2 * at) + 1, (2 * at) + 2, 0, cover));
            nodes.Add(TreeNode.Leaf((float)random.Share(), cover - rest));
            cover = rest;
        }

        nodes.Add(TreeNode.Leaf((float)random.Share(), cover));
        return new(0, [.. nodes]);
    }

    private static (List<TreeNode> Ours, Told Theirs) GridTree(SeededRandom random, double[][] grid, int inputs, int depth)
    {
        var nodes = new List<TreeNode?>();
        var theirs = Grow(grid, depth);
        return ([.. nodes.Select(static node => node!)], theirs);

        Told Grow(double[][] rows, int left)
        {
            var place = nodes.Count;
            nodes.Add(null);
            var input = random.Below(inputs);
            var threshold = rows[random.Below(rows.Length)][input];
            var (low, high) = (rows.Where(row => row[input] <= threshold).ToArray(), rows.Where(row => row[input] > threshold).ToArray());
            if (left == 0 || high.Length == 0)
            {
                var value = (double)(float)random.Share();
                nodes[place] = TreeNode.Leaf(value, rows.Length);
                return new Told.Leaf(value);
            }

            var first = nodes.Count;
            var one = Grow(low, left - 1);
            var second = nodes.Count;
            var other = Grow(high, left - 1);
            nodes[place] = new(input, (float)threshold, [], MissingGoesLeft: true, first, second, 0, rows.Length);
            return new Told.Split(input, threshold, one, other);
        }
    }
}
