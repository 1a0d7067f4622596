using System.Text.Json;
using System.Text.Json.Nodes;
using Mlops.GitOps.Data.Statistics.Cases;

namespace Mlops.GitOps.Data.Tests.Statistics;

public sealed class EdgeTests
{
    public static TheoryData<string> Functions() => [.. StatisticFunctions.All.Select(static function => function.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Odd_inputs_give_a_number_or_a_reason(string function)
    {
        var tried = 0;
        foreach (var inputs in Odd.VariantsOf(ExampleOf(function)))
        {
            var answer = CaseRunner.Run(CaseOf(function, inputs));
            Assert.True(answer.ContainsKey("value") ^ answer.ContainsKey("error"), answer.ToJsonString());
            Assert.DoesNotContain("NaN", answer["value"]?.ToJsonString() ?? "", StringComparison.Ordinal);
            tried++;
        }

        Assert.True(tried >= 10, $"only {tried} variants");
    }

    [Theory]
    [InlineData("psi", """{"reference": [], "current": []}""", "'reference' needs at least 1 value and has 0.")]
    [InlineData("psi", """{"reference": [0, 0], "current": [1, 1]}""", "'reference' adds up to nothing that could be shared.")]
    [InlineData("psi", """{"reference": [1, 2], "current": [1]}""", "'reference' has 2 values and 'current' has 1; they belong together and need as many.")]
    [InlineData("kl_divergence", """{"reference": [-1, 2], "current": [1, 1]}""", "'reference' holds -1; counts, shares and weights are not negative.")]
    [InlineData("welch_t", """{"x": [1, 1], "y": [2, 2]}""", "nothing varies in what is compared, so there is no t statistic.")]
    [InlineData("student_t", """{"x": [1], "y": [2, 3]}""", "'x' needs at least 2 values and has 1.")]
    [InlineData("paired_t", """{"a": [0.1, 0.2], "b": [0.1, 0.2]}""", "nothing varies in what is compared, so there is no t statistic.")]
    [InlineData("mann_whitney", """{"x": [1, 1], "y": [1, 1, 1], "method": "asymptotic"}""", "all values are equal, so no order can be tested.")]
    [InlineData("chi_square_homogeneity", """{"table": [[0, 0], [1, 2]]}""", "'table' has a row or a column without any count; leave it out.")]
    [InlineData("fisher_exact", """{"table": [[1.5, 2], [1, 2]]}""", "'table' holds whole counts.")]
    [InlineData("two_proportion_z", """{"successes": [0, 0], "trials": [5, 6]}""", "all trials came out the same, so the difference has no variance.")]
    [InlineData("proportion_interval", """{"successes": 6, "trials": 5}""", "'successes' holds 6 of 5 trials.")]
    [InlineData("lift", """{"a": {"n": 10, "successes": 0}, "b": {"n": 10, "successes": 5}, "relative": true}""", "the mean of a is 0, so nothing is relative to it.")]
    [InlineData("lift", """{"a": {"n": 1, "successes": 0}, "b": {"n": 10, "successes": 5}}""", "an arm needs at least 2 subjects and has 1.")]
    [InlineData("auc", """{"y": [1, 1], "p": [0.1, 0.2]}""", "'y' holds one class only, so nothing can be ranked above it.")]
    [InlineData("auc", """{"y": [0, 2], "p": [0.1, 0.2]}""", "'y' holds 2; it holds 0 and 1 only.")]
    [InlineData("log_loss", """{"y": [0, 1], "p": [0.1, 1.2]}""", "'p' holds 1.2; probabilities lie in [0, 1].")]
    [InlineData("wilcoxon", """{"a": [1, 2], "b": [1, 2]}""", "a and b are equal in every pair, so there is no test.")]
    [InlineData("friedman", """{"scores": [[1, 1], [1, 1], [1, 1]]}""", "all models score the same in every replicate, so no order can be tested.")]
    [InlineData("ols", """{"x": [[1, 2], [2, 4], [3, 6], [4, 8]], "y": [1, 2, 3, 5]}""", "a column of 'x' is a combination of the others or of the intercept, so the coefficients are not determined.")]
    [InlineData("logit", """{"x": [[1], [2], [3], [4]], "y": [0, 0, 1, 1]}""", "the classes can be told apart without error, so the likelihood has no maximum.")]
    [InlineData("logit", """{"x": [[1], [2], [3], [3], [4]], "y": [0, 0, 0, 1, 1]}""", "the classes can be told apart without error, so the likelihood has no maximum.")]
    [InlineData("logit", """{"x": [[1, 1], [2, 2], [3, 3]], "y": [0, 1, 0]}""", "a column of 'x' is a combination of the others or of the intercept, so the coefficients are not determined.")]
    [InlineData("sample_size_t", """{"effect": 0}""", "there is no effect, and no number of subjects finds it.")]
    [InlineData("categorical_chi_square", """{"a": {"x": 15, "y": 20}, "b": {"v": 20, "w": 20}}""", "fewer than two categories are large enough, so there is no test.")]
    [InlineData("sticky_hash", """{"seed": "abc", "value": "def", "version": 99}""", "'version' is 99; there are 1 and 2.")]
    [InlineData("permutation_mean", """{"x": [1], "y": [2], "method": "random"}""", "'method' is 'random'; it is one of exact.")]
    public void What_has_no_value_is_told_why(string function, string inputs, string reason) =>
        Assert.Equal(reason, CaseRunner.Run(CaseOf(function, JsonNode.Parse(inputs)!))["error"]?.GetValue<string>());

    [Theory]
    [InlineData("psi", """{"reference": [1, 1], "current": [2, 0]}""", "\"Infinity\"")]
    [InlineData("kl_divergence", """{"reference": [1, 1], "current": [1, 0]}""", "\"Infinity\"")]
    [InlineData("kl_divergence", """{"reference": [1, 0], "current": [1, 1], "base": 2}""", "1")]
    [InlineData("jensen_shannon", """{"reference": [1, 0], "current": [0, 1], "base": 2}""", "1")]
    [InlineData("hellinger", """{"reference": [3], "current": [8]}""", "0")]
    [InlineData("wasserstein", """{"x": [4], "y": [4]}""", "0")]
    [InlineData("srm", """{"observed": [5, 1], "weights": [1, 0]}""", """{"statistic":"Infinity","pvalue":0}""")]
    [InlineData("ks", """{"x": [1, 1], "y": [1]}""", """{"statistic":0,"pvalue":1}""")]
    [InlineData("mcnemar", """{"table": [[5, 0], [0, 5]], "method": "exact"}""", """{"statistic":0,"pvalue":1}""")]
    [InlineData("mcnemar", """{"table": [[5, 0], [0, 5]], "method": "corrected"}""", """{"statistic":0,"pvalue":1}""")]
    [InlineData("fisher_exact", """{"table": [[3, 0], [0, 3]]}""", """{"statistic":"Infinity","pvalue":0.1}""")]
    [InlineData("proportion_interval", """{"successes": 0, "trials": 1, "method": "clopper-pearson", "confidence": 0.9}""", "[0,0.95]")]
    [InlineData("bootstrap_mean", """{"x": [0.1, 0.1, 0.1], "method": "bca"}""", "[0.1,0.1]")]
    [InlineData("cuped", """{"pre": [1, 1, 1], "post": [1, 2, 3]}""", """{"theta":0,"varianceRatio":1}""")]
    [InlineData("f1", """{"y": [0, 0], "p": [0.1, 0.2]}""", "0")]
    [InlineData("mcc", """{"y": [1, 1], "p": [0.9, 0.8]}""", "0")]
    [InlineData("delong_test", """{"y": [0, 0, 1, 1], "a": [1, 2, 3, 4], "b": [1, 2, 3, 4]}""", """{"auc":[1,1],"covariance":[[0,0],[0,0]],"statistic":0,"pvalue":1}""")]
    [InlineData("equalized_odds_ratio", """{"yTrue": [0, 0], "yPred": [0, 0], "groups": ["a", "b"]}""", "1")]
    [InlineData("theil_index", """{"yTrue": [1, 0], "yPred": [0, 1]}""", "0.6931471805599453")]
    [InlineData("adjust_pvalues", """{"p": [], "method": "holm"}""", "[]")]
    [InlineData("ddm", """{"stream": []}""", "[]")]
    [InlineData("adwin", """{"stream": [1]}""", "[]")]
    [InlineData("kswin", """{"stream": [1]}""", "[]")]
    [InlineData("kswin", """{"stream": [0, 0, 0, 0, 0, 1, 1, 1, 1, 1], "windowSize": 10, "statSize": 5, "alpha": 0.01}""", "[9]")]
    [InlineData("kswin", """{"stream": [0, 0, 0, 0, 0, 1, 1, 1, 1, 1], "windowSize": 10, "statSize": 5, "alpha": 0.0079}""", "[]")]
    public void What_is_at_the_edge_has_a_defined_value(string function, string inputs, string value)
    {
        var answer = JsonSerializer.SerializeToElement(CaseRunner.Run(CaseOf(function, JsonNode.Parse(inputs)!)));
        Assert.True(CaseFile.IsNear(JsonDocument.Parse(value).RootElement, answer.GetProperty("value"), 1e-12), answer.ToString());
    }

    private static JsonObject ExampleOf(string function)
    {
        var @case = CaseFile.All().FirstOrDefault(item => item.GetProperty("function").GetString() == function && item.GetRawText().Length < 3000);
        var inputs = @case.ValueKind == JsonValueKind.Object ? @case.GetProperty("inputs").GetRawText() : """{"x": [1, 2, 3], "method": "bca", "resamples": 20, "confidence": 0.9, "seed": 1}""";
        return JsonNode.Parse(inputs)!.AsObject();
    }

    private static JsonElement CaseOf(string function, JsonNode inputs) =>
        JsonSerializer.SerializeToElement(new JsonObject { ["id"] = 1, ["function"] = function, ["inputs"] = inputs.DeepClone() });
}
