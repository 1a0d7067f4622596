using System.Text.Json;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Features.Materializing;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Tests.Features.Materializing;

public sealed class MaterializerTests : IDisposable
{
    private const long Second = 1_000_000;

    private static readonly object[] Spent = [new { name = "paid", type = "int", function = "count", column = "*" }, new { name = "spent", type = "float?", function = "sum", column = "amount" }];

    private readonly Cli.Tests.TemporaryFolder folder = new();

    private string Rows => Path.Join(folder.Path, "payments.csv");

    private string Output => Path.Join(folder.Path, "values.parquet");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(30)]
    public void Values_of_entities_are_those_of_labels_at_that_time(int time)
    {
        var random = new RandomCases(time);
        var rows = Enumerable.Range(0, 80).SelectMany(number => random.Rows($"c{number}")).ToList();
        object view = FeatureWorld.View([.. random.Values().Select(static value => value.Settings)], ttl: 9);
        var customers = rows.Where(row => row.Known <= time).Select(static row => row.Customer).Distinct().Order(StringComparer.Ordinal).ToList();
        var expected = FeatureWorld.Run(folder.Path, FeatureWorld.Settings(view), rows, customers.Select((customer, number) => new FeatureLabel(number, customer, time)));

        var found = Materialize(view, rows, time);

        Assert.Equal(customers.Count, found.Rows);
        Assert.Equal(customers, FeatureWorld.Read(Output, "as_of").Select(static row => row[0]));
        Assert.Equal(expected.Select(static row => row[1..]), FeatureWorld.Read(Output, "customer, as_of"));
        Assert.Equal(found.Nulls.Select(static item => item.Count), Enumerable.Range(1, expected[0].Length - 1).Select(column => expected.LongCount(row => row[column] is null)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_known_later_and_the_order_of_rows_change_no_byte(int seed)
    {
        var random = new RandomCases(seed);
        var all = Enumerable.Range(0, 80).SelectMany(number => random.Rows($"c{number}")).ToList();
        object view = FeatureWorld.View([.. random.Values().Select(static value => value.Settings)], ttl: 9);
        var (past, known) = (7, all.Where(static row => row.Known <= 7).ToList());
        var before = Materialize(view, known, past);

        // Later rows, corrections of what happened before, and customers who were not there yet.
        all.AddRange(known.Select(row => row with { Known = past + 1, Amount = 1e9, Days = 99 }));
        all.AddRange(known.Select(static (row, number) => row with { Customer = $"new{number}", Event = 8, Known = 8 }));
        random.Shuffle(all);

        Assert.Equal(before.Digest, Materialize(view, all, past).Digest);
        Assert.NotEqual(before.Digest, Materialize(view, all, past + 1).Digest);
    }

    [Fact]
    public void A_label_after_that_time_sees_no_more_than_was_known()
    {
        var labels = Path.Join(folder.Path, "asked.csv");
        File.WriteAllText(labels, $"customer,at\na,{FeatureWorld.TextOf(20)}\na,{FeatureWorld.TextOf(3)}\n,{FeatureWorld.TextOf(20)}\n");
        FeatureRow[] rows = [FeatureWorld.Row("a", 1, 2, amount: 1), FeatureWorld.Row("a", 4, 4, amount: 2), FeatureWorld.Row("a", 5, 11, amount: 4)];
        Assert.Equal(3, Materialize(FeatureWorld.View(Spent), rows, 10, new LabelFile(labels, Event: null)).Rows);
        Assert.Equal(["2 3.0", "1 1.0", "0 "], FeatureWorld.Read(Output).Select(static row => string.Join(' ', row)));
    }

    [Fact]
    public void A_key_of_digits_in_a_file_stays_a_text()
    {
        var labels = Path.Join(folder.Path, "asked.csv");
        File.WriteAllText(labels, $"note,customer,at\nx,007,{FeatureWorld.TextOf(20)}\ny,7,{FeatureWorld.TextOf(20)}\n");
        Materialize(FeatureWorld.View(Spent), [FeatureWorld.Row("007", 1, 1, amount: 1)], 10, new LabelFile(labels, "at"));
        Assert.Equal(["x 007 1", "y 7 0"], FeatureWorld.Read(Output, "\"at\", spent").Select(static row => string.Join(' ', row)));
    }

    [Fact]
    public void Labels_of_a_dataset_are_those_known_by_then_in_an_order_of_their_own()
    {
        FeatureRow[] rows = [FeatureWorld.Row("b", 5, 5, amount: 2, id: "p2"), FeatureWorld.Row("a", 1, 1, amount: 1, id: "p1"), FeatureWorld.Row("a", 4, 12, amount: 8, id: "p3")];
        var dataset = Declared(FeatureWorld.View(Spent)).Dataset;
        var view = FeatureWorld.View([new { name = "paid", type = "int", function = "count", column = "*" }]);
        var before = Materialize(view, rows[..2], 10, new LabelDataset(dataset, [Rows]));
        Assert.Equal(["p1 1", "p2 1"], FeatureWorld.Read(Output, "fee, customer, paid_at, loaded_at, amount, days, status, open, due").Select(static row => string.Join(' ', row)));
        Assert.Equal(before.Digest, Materialize(view, [rows[2], rows[1], rows[0]], 10, new LabelDataset(dataset, [Rows])).Digest);
    }

    [Fact]
    public void Without_a_time_it_is_the_newest_that_the_data_knows()
    {
        FeatureRow[] rows = [FeatureWorld.Row("a", 1, 2, amount: 1), FeatureWorld.Row("b", 3, 9, amount: 2), FeatureWorld.Row("b", 30, 20, amount: 4)];
        var found = Materialize(FeatureWorld.View(Spent), rows, asOf: null);
        Assert.Equal((2, FeatureWorld.Start + (9 * Second)), (found.Rows, found.AsOf));
    }

    [Fact]
    public void Without_a_row_there_is_a_table_without_rows()
    {
        var found = Materialize(FeatureWorld.View(Spent), [], asOf: null);
        Assert.Equal((0, null), (found.Rows, found.AsOf));
        Assert.Empty(FeatureWorld.Read(Output, "as_of"));
    }

    [Theory]
    [InlineData("shop,at\nx,2024-01-01\n", null, "'asked.csv' have no column 'customer'")]
    [InlineData("customer,amount\na,1\n", null, "No column of 'asked.csv' holds times")]
    [InlineData("customer,at,then\na,2024-01-01,2024-01-02\n", null, "has 2 columns that hold times: at, then")]
    [InlineData("customer,at\na,2024-01-01\n", "when", "have no column 'when'")]
    [InlineData("customer,at,spent\na,2024-01-01,3\n", null, "Both the labels and view 'payment_history@1' have 'spent'")]
    [InlineData("customer,at\na,2024-01-01\nb,\n", null, "Row 2 of input 'labels' has no 'at'")]
    public void Labels_that_do_not_fit_are_an_error_that_says_why(string text, string? happened, string reason)
    {
        var labels = Path.Join(folder.Path, "asked.csv");
        File.WriteAllText(labels, text);
        var failure = Assert.Throws<StageFailure>(() => Materialize(FeatureWorld.View(Spent), [], 10, new LabelFile(labels, happened)));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.Hint);
    }

    private Materialized Materialize(object view, IEnumerable<FeatureRow> rows, long? asOf, LabelSource? labels = null)
    {
        FeatureWorld.WriteRows(Rows, rows);
        var scratch = Directory.CreateDirectory(Path.Join(folder.Path, "scratch")).FullName;
        return Materializer.Run(new MaterializeRequest([Declared(view)], _ => [Rows], Output, scratch, TextWriter.Null) { AsOf = FeatureWorld.Start + (asOf * Second), Labels = labels }, CancellationToken.None);
    }

    private static ViewDeclaration Declared(object view) => ViewDeclaration.Of(JsonSerializer.SerializeToElement(FeatureWorld.Clean(view)));
}
