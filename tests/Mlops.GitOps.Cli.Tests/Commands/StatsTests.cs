using System.Text.Json;

namespace Mlops.GitOps.Cli.Tests.Commands;

public sealed class StatsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cases_are_answered_in_their_order_with_their_ids()
    {
        var answer = Evaluate("""
            [{"id": "b", "function": "total_variation", "inputs": {"reference": [1, 1], "current": [1, 3]}},
             {"id": 7, "function": "auc", "inputs": {"y": [0, 0, 1, 1], "p": [0.1, 0.4, 0.35, 0.8]}}]
            """);

        Assert.Equal(0, answer.Status);
        Assert.Equal("[\n{\"id\":\"b\",\"value\":0.25},\n{\"id\":7,\"value\":0.75}\n]\n", answer.Output);
    }

    [Fact]
    public void A_case_without_a_value_says_why_and_the_others_go_on()
    {
        var answer = Evaluate("""
            [{"id": 1, "function": "welsh_t", "inputs": {}},
             {"id": 2, "function": "psi", "inputs": {"reference": [1], "currant": [1]}},
             {"id": 3, "function": "psi", "inputs": {"reference": [1]}},
             {"id": 4, "function": "ks", "inputs": {"x": [1], "y": [2], "method": "quick"}},
             {"id": 5, "function": "brier", "inputs": {"y": [1], "p": ["a"]}},
             {"function": "brier"}, 6,
             {"id": 8, "function": "brier", "inputs": {"y": [1], "p": [0.5]}}]
            """);

        Assert.Equal(0, answer.Status);
        using var answers = JsonDocument.Parse(answer.Output);
        string[] told =
        [
            "there is no function 'welsh_t'; did you mean 'welch_t'?",
            "psi has no input 'currant'; did you mean 'current'?",
            "psi needs 'current'; it reads reference current zero?.",
            "'method' is 'quick'; it is one of auto, exact, asymptotic.",
            "'p' holds \"a\", which is no finite number.",
            "the case lacks 'inputs': y p.",
            "a case is a map with 'id', 'function' and 'inputs'.",
        ];
        Assert.Equal(told, answers.RootElement.EnumerateArray().Take(7).Select(static item => item.GetProperty("error").GetString()));
        Assert.Equal("""{"id":8,"value":0.25}""", answers.RootElement[7].GetRawText());
    }

    [Fact]
    public void Numbers_are_printed_so_that_they_are_read_as_the_same()
    {
        var answer = Evaluate("""[{"id": 1, "function": "shap_linear", "inputs": {"coefficients": [0.1], "intercept": 0, "mean": [0], "x": [3]}}]""");

        Assert.Contains("[0.30000000000000004]", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_infinite_is_a_text_for_json_has_no_such_number() =>
        Assert.Contains("\"value\":\"Infinity\"", Evaluate("""[{"id": 1, "function": "psi", "inputs": {"reference": [1, 1], "current": [2, 0]}}]""").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("{}", "cases.json is no list of cases")]
    [InlineData("[1,", "cases.json is no JSON")]
    public void A_file_that_is_no_list_of_cases_is_wrong_usage(string text, string told)
    {
        var answer = Evaluate(text);

        Assert.Equal(2, answer.Status);
        Assert.Contains(told, answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }

    [Fact]
    public void A_file_that_is_not_there_is_wrong_usage()
    {
        var answer = Mlops.Run(folder.Path, "stats", "--cases", "none.json");

        Assert.Equal(2, answer.Status);
        Assert.Contains("none.json can't be read", answer.Error, StringComparison.Ordinal);
        Assert.Equal(2, Mlops.Run(folder.Path, "stats").Status);
    }

    private Mlops.Answer Evaluate(string cases)
    {
        File.WriteAllText(Path.Join(folder.Path, "cases.json"), cases);
        return Mlops.Run(folder.Path, "stats", "--cases", "cases.json");
    }
}
