using System.Text.Json;
using System.Text.Json.Nodes;
using Mlops.GitOps.Data.Statistics.Cases;
using Mlops.GitOps.Data.Statistics.Resampling;

namespace Mlops.GitOps.Data.Tests.Statistics;

/// <summary>Rows in another order are the same rows.</summary>
public sealed class OrderLawTests
{
    // Lists that are shuffled by themselves, and lists that are shuffled together.
    private static readonly Dictionary<string, string[][]> Rows = new(StringComparer.Ordinal)
    {
        ["psi"] = [["reference", "current"]], ["psi_numeric"] = [["reference"], ["current"]], ["kl_divergence"] = [["reference", "current"]],
        ["jensen_shannon"] = [["reference", "current"]], ["hellinger"] = [["reference", "current"]], ["total_variation"] = [["reference", "current"]],
        ["l_infinity"] = [["reference", "current"]], ["wasserstein"] = [["x", "xWeights"], ["y", "yWeights"]], ["energy_distance"] = [["x"], ["y"]],
        ["chi_square_gof"] = [["reference", "current"]], ["g_test"] = [["reference", "current"]], ["srm"] = [["observed", "weights"]],
        ["chi_square_homogeneity"] = [["table"]], ["ks"] = [["x"], ["y"]], ["anderson_ksamp"] = [["samples"]], ["student_t"] = [["x"], ["y"]], ["welch_t"] = [["x"], ["y"]],
        ["paired_t"] = [["a", "b"]], ["mann_whitney"] = [["x"], ["y"]], ["permutation_mean"] = [["x"], ["y"]], ["proportions_chi_square"] = [["successes", "trials"]],
        ["cuped"] = [["pre", "post"]], ["demographic_parity_difference"] = [["yTrue", "yPred", "groups", "weights"]], ["demographic_parity_ratio"] = [["yTrue", "yPred", "groups", "weights"]],
        ["equalized_odds_difference"] = [["yTrue", "yPred", "groups", "weights"]], ["equalized_odds_ratio"] = [["yTrue", "yPred", "groups", "weights"]],
        ["equal_opportunity_difference"] = [["yTrue", "yPred", "groups", "weights"]], ["by_group"] = [["yTrue", "yPred", "groups", "weights"]],
        ["generalized_entropy_index"] = [["yTrue", "yPred"]], ["theil_index"] = [["yTrue", "yPred"]], ["auc"] = [["y", "p"]], ["average_precision"] = [["y", "p"]],
        ["log_loss"] = [["y", "p"]], ["brier"] = [["y", "p"]], ["f1"] = [["y", "p"]], ["mcc"] = [["y", "p"]], ["cohen_kappa"] = [["y", "p"]],
        ["expected_calibration_error"] = [["y", "p"]], ["delong_test"] = [["y", "a", "b"]], ["delong_variance"] = [["y", "score"]], ["nadeau_bengio"] = [["a", "b"]],
        ["wilcoxon"] = [["a", "b"]], ["friedman"] = [["scores"]], ["shap_tree"] = [["background"]], ["ols"] = [["x", "y"]], ["logit"] = [["x", "y"]],
    };

    public static TheoryData<string> Functions() => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_order_of_rows_changes_nothing(string function)
    {
        var random = new SeededRandom(31);
        foreach (var @case in CaseFile.All().Where(item => item.GetProperty("function").GetString() == function).Take(8))
        {
            var shuffled = JsonNode.Parse(@case.GetRawText())!.AsObject();
            foreach (var together in Rows[function]) Shuffle(shuffled["inputs"]!.AsObject(), together, random);
            var (before, after) = (ValueOf(@case), ValueOf(JsonSerializer.SerializeToElement(shuffled)));
            Assert.True(CaseFile.IsNear(before, after, 1e-11), $"{@case.GetProperty("id")}: {before} and {after}");
        }
    }

    private static void Shuffle(JsonObject inputs, string[] together, SeededRandom random)
    {
        if (inputs[together[0]] is not JsonArray first) return;
        var order = random.Order(first.Count);
        foreach (var name in together)
            if (inputs[name] is JsonArray list) inputs[name] = new JsonArray([.. order.Select(i => list[i]?.DeepClone())]);
    }

    private static JsonElement ValueOf(JsonElement @case) => JsonSerializer.SerializeToElement(CaseRunner.Run(@case)).GetProperty("value");
}
