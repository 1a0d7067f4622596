using Mlops.GitOps.Core.Tests;

namespace Mlops.GitOps.Data.Tests.Features;

public sealed class BruteForceTests
{
    private const int CasesOfOneWorld = 500;

    // Each customer is a case: its rows and labels are made up by themselves, and many go through one run of the stage.
    public static TheoryData<int> Worlds => [.. Enumerable.Range(0, Math.Max(1, FuzzCases.Or(10_000) / CasesOfOneWorld))];

    [Theory]
    [MemberData(nameof(Worlds))]
    public void The_join_equals_one_that_looks_at_every_row_for_every_label(int world)
    {
        using var folder = new Cli.Tests.TemporaryFolder();
        var random = new RandomCases(world);
        var customers = Enumerable.Range(0, CasesOfOneWorld).Select(static number => $"c{number}").ToList();
        var histories = customers.ToDictionary(static customer => customer, random.Rows, StringComparer.Ordinal);
        var labels = customers.SelectMany(random.Labels).ToList();
        random.Shuffle(labels);
        labels = [.. labels.Select(static (label, number) => label with { Number = number })];
        var rows = histories.Values.SelectMany(static history => history).ToList();
        random.Shuffle(rows);
        var (values, ttl) = (random.Values(), random.Ttl());

        var found = FeatureWorld.Run(folder.Path, FeatureWorld.Settings(FeatureWorld.View([.. values.Select(static value => value.Settings)], ttl)), rows, labels);

        Assert.Equal(labels.Count, found.Count);
        for (var number = 0; number < labels.Count; number++)
        {
            var expected = BruteForceJoin.ValuesOf(labels[number], labels[number].Customer is { } customer ? histories[customer] : [], values, ttl);
            Assert.Equal($"{number}", found[number][0]);
            for (var place = 0; place < values.Length; place++)
            {
                var actual = values[place].Type == "float?" && found[number][place + 1] is { } text ? double.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ToString("R", System.Globalization.CultureInfo.InvariantCulture) : found[number][place + 1];
                Assert.True(expected[place] == actual, $"world {world}, {labels[number]}, ttl {ttl}, {values[place]}: {expected[place]} was expected and {actual} came");
            }
        }
    }
}
