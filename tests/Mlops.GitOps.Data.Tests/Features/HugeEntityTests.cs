using System.Globalization;

namespace Mlops.GitOps.Data.Tests.Features;

public sealed class HugeEntityTests
{
    // Looking at every row for every label would be four thousand million steps.
    [Fact]
    public void One_entity_may_have_most_of_the_rows_and_labels()
    {
        using var folder = new Cli.Tests.TemporaryFolder();
        const int rows = 200_000;
        const int labels = 20_000;
        object[] values =
        [
            new { name = "n", type = "int", function = "count", column = "*", window = 1000 },
            new { name = "total", type = "float?", function = "sum", column = "amount", window = 1000 },
            new { name = "least", type = "float?", function = "min", column = "amount", window = 1000 },
            new { name = "different", type = "int", function = "unique", column = "days", window = 1000 },
        ];
        var found = FeatureWorld.Run(
            folder.Path,
            FeatureWorld.Settings(FeatureWorld.View(values)),
            Enumerable.Range(0, rows).Select(static second => FeatureWorld.Row("a", second, second + (second % 7), second, second % 10)),
            Enumerable.Range(0, labels).Select(static number => new FeatureLabel(number, "a", number * 10)));
        foreach (var number in new[] { 0, 1, 99, 100, 101, 12_345, labels - 1 })
        {
            var known = Enumerable.Range(0, rows).Where(second => second + (second % 7) <= number * 10 && second > (number * 10) - 1000).ToList();
            Assert.Equal(
                [$"{known.Count}", known.Sum(static second => (double)second).ToString("0.0", CultureInfo.InvariantCulture), known[0].ToString("0.0", CultureInfo.InvariantCulture), $"{known.Select(static second => second % 10).Distinct().Count()}"],
                found[number].Skip(1));
        }
    }
}
