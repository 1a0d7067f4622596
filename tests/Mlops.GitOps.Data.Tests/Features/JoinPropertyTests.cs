namespace Mlops.GitOps.Data.Tests.Features;

public sealed class JoinPropertyTests : IDisposable
{
    private readonly Cli.Tests.TemporaryFolder folder = new();
    private readonly object settings;
    private readonly List<FeatureRow> rows;
    private readonly List<FeatureLabel> labels;

    public JoinPropertyTests()
    {
        var random = new RandomCases(4711);
        var customers = Enumerable.Range(0, 300).Select(static number => $"customer-{number}-of-three-hundred").ToList();
        rows = [.. customers.SelectMany(random.Rows)];
        labels = [.. customers.SelectMany(random.Labels).Select(static (label, number) => label with { Number = number })];
        settings = FeatureWorld.Settings(FeatureWorld.View([.. random.Values().Select(static value => value.Settings)], ttl: 9));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_order_of_the_rows_changes_no_byte()
    {
        var before = Bytes(rows);
        new RandomCases(1).Shuffle(rows);
        Assert.Equal(before, Bytes(rows));
    }

    [Fact]
    public void The_number_of_threads_changes_no_byte() => Assert.Equal(Bytes(rows, threads: 1), Bytes(rows, threads: 4));

    [Fact]
    public void Finding_entities_in_the_engine_changes_no_byte() => Assert.Equal(Bytes(rows), Bytes(rows, mostIndexed: 0));

    [Fact]
    public void Rows_that_become_known_later_change_no_past_training_set()
    {
        var before = Bytes(rows);
        var later = labels.Max(static label => label.At) + 1;
        Assert.Equal(before, Bytes([.. rows, .. rows.Select(row => row with { Known = later, Amount = 1e9, Days = 99 })]));
    }

    [Fact]
    public void Views_beside_each_other_give_what_each_gives_alone()
    {
        var one = FeatureWorld.View([new { name = "last_1", type = "float?", function = "last", column = "amount" }], ttl: 4);
        var two = FeatureWorld.View([new { name = "last_2", type = "float?", function = "last", column = "amount" }, new { name = "days_2", type = "int?", function = "sum", column = "days" }], version: 2);
        var together = FeatureWorld.Run(folder.Path, FeatureWorld.Settings(one, two), rows, labels);
        var first = FeatureWorld.Run(folder.Path, FeatureWorld.Settings(one), rows, labels);
        var second = FeatureWorld.Run(folder.Path, FeatureWorld.Settings(two), rows, labels);
        Assert.Equal(first.Zip(second, static (a, b) => (string?[])[.. a, .. b[1..]]), together);
    }

    private byte[] Bytes(List<FeatureRow> all, int threads = 2, int mostIndexed = Data.Features.EntityIndex.Most)
    {
        FeatureWorld.Run(folder.Path, settings, all, labels, threads, mostIndexed);
        return FeatureWorld.Bytes(folder.Path);
    }
}
