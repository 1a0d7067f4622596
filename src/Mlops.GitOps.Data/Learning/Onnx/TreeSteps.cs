using System.Collections.Immutable;
using Mlops.GitOps.Data.Learning.Boosting;

namespace Mlops.GitOps.Data.Learning.Onnx;

/// <summary>
/// Trees in ONNX. The operator compares floats with thresholds, so a question to a text is one to a column of its own, which a table gives for each code:
/// 0 where the text goes left, 1 where it goes right. Every version of the runtime can do that.
/// </summary>
internal static class TreeSteps
{
    public const string Operator = "TreeEnsembleRegressor";

    /// <summary>Between left and right of such a column.</summary>
    public const float Between = 0.5f;

    public static string Sets(int input) => FormattableString.Invariant($"sets:{input}");

    public static string Add(GraphBuilder graph, LearnedModel model, TreePredictor trees, Dictionary<int, string> codes)
    {
        var columns = new TreeColumns(model.Inputs);
        foreach (var node in trees.Trees.SelectMany(static tree => tree.Nodes)) columns.Note(node);
        List<string> parts = [.. model.Inputs.Where(static input => !input.IsText).Select(static input => input.Name)];
        foreach (var input in codes.Keys.Order())
        {
            var sets = columns.SetsOf(input, isNeeded: parts.Count == 0);
            if (sets.Count == 0) continue;
            var count = model.Inputs[input].Codes;
            var values = new float[count * sets.Count];
            for (var code = 0; code < count; code++)
            {
                for (var set = 0; set < sets.Count; set++) values[(code * sets.Count) + set] = sets[set][code] ? 0 : 1;
            }

            parts.Add(graph.Add(FormattableString.Invariant($"sides:{input}"), "Gather", [graph.Hold(Sets(input), values, count, sets.Count), codes[input]]));
        }

        var floats = parts.Count == 1 ? parts[0] : graph.Add("columns", "Concat", [.. parts], new GraphAttribute("axis", 1L));
        return graph.AddLearned("scores", Operator, [floats], Attributes(trees, columns));
    }

    private static ImmutableArray<GraphAttribute> Attributes(TreePredictor trees, TreeColumns columns)
    {
        var nodes = trees.Trees.SelectMany(static (tree, at) => tree.Nodes.Select((node, place) => (Tree: at, Place: place, Node: node))).ToList();
        var leaves = nodes.FindAll(static item => item.Node.IsLeaf);
        return
        [
            Wholes("nodes_treeids", nodes.Select(static item => item.Tree)),
            Wholes("nodes_nodeids", nodes.Select(static item => item.Place)),
            Wholes("nodes_featureids", nodes.Select(item => item.Node.IsLeaf ? 0 : columns.PlaceOf(item.Node))),
            Numbers("nodes_values", nodes.Select(static item => item.Node.LeftCodes.IsEmpty ? item.Node.Threshold : Between)),
            Numbers("nodes_hitrates", nodes.Select(static item => (float)item.Node.Cover)),
            new("nodes_modes", nodes.Select(static item => item.Node.IsLeaf ? "LEAF" : "BRANCH_LEQ").ToImmutableArray()),
            Wholes("nodes_truenodeids", nodes.Select(static item => Math.Max(item.Node.Left, 0))),
            Wholes("nodes_falsenodeids", nodes.Select(static item => Math.Max(item.Node.Right, 0))),
            Wholes("nodes_missing_value_tracks_true", nodes.Select(static item => item.Node.MissingGoesLeft ? 1 : 0)),
            Wholes("target_treeids", leaves.Select(static item => item.Tree)),
            Wholes("target_nodeids", leaves.Select(static item => item.Place)),
            Wholes("target_ids", leaves.Select(item => trees.Trees[item.Tree].Target)),
            Numbers("target_weights", leaves.Select(static item => (float)item.Node.Value)),
            Numbers("base_values", trees.Baselines.Select(static baseline => (float)baseline)),
            new("n_targets", (long)trees.Targets),
            new("aggregate_function", "SUM"),
            new("post_transform", "NONE"),
        ];
    }

    private static GraphAttribute Wholes(string name, IEnumerable<int> values) => new(name, values.Select(static value => (long)value).ToImmutableArray());

    private static GraphAttribute Numbers(string name, IEnumerable<float> values) => new(name, values.ToImmutableArray());
}
