using System.Text.Json;
using System.Text.RegularExpressions;
using Mlops.GitOps.Data.Statistics.Cases;

namespace Mlops.GitOps.Data.Tests.Statistics;

public sealed partial class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Core.Tests.Repository.PathOf("docs", "statistics.md"));

    [Fact]
    public void Every_function_has_a_section_with_its_inputs() =>
        Assert.Equal(
            StatisticFunctions.All.Select(static function => $"{function.Name}: {function.Inputs}").Order(StringComparer.Ordinal),
            Sections().Matches(Page).Select(static match => $"{match.Groups[1].Value}: {match.Groups[2].Value}").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_example_gives_the_value_that_it_shows()
    {
        var examples = Examples().Matches(Page).Select(static match => JsonDocument.Parse(match.Groups[1].Value).RootElement).ToList();

        Assert.Equal(StatisticFunctions.All.Length, examples.Select(static example => example.GetProperty("function").GetString()).Distinct().Count());
        Assert.All(examples, static example =>
        {
            var answer = JsonSerializer.SerializeToElement(CaseRunner.Run(example));
            Assert.True(answer.TryGetProperty("value", out var value) && CaseFile.IsNear(example.GetProperty("value"), value, 1e-12), $"{example}: {answer}");
        });
    }

    [GeneratedRegex(@"^### `(\w+)`\nInputs: `([^`]*)`$", RegexOptions.Multiline)]
    private static partial Regex Sections();

    [GeneratedRegex(@"^```json\n(.*)\n```$", RegexOptions.Multiline)]
    private static partial Regex Examples();
}
