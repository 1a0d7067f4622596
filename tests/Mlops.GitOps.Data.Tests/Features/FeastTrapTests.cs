namespace Mlops.GitOps.Data.Tests.Features;

/// <summary>What point-in-time joins elsewhere were seen to get wrong.</summary>
public sealed class FeastTrapTests : IDisposable
{
    private static readonly object Amount = new { name = "last_amount", type = "float?", function = "last", column = "amount" };

    private readonly Cli.Tests.TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_label_that_nothing_matches_keeps_its_row_and_its_place() => Assert.Equal(
        [["1", null], ["2", "5.0"], ["3", null], ["4", null]],
        Run([FeatureWorld.Row("a", 10, 10, 5)], [new(1, "a", 9), new(2, "a", 10), new(3, "stranger", 10), new(4, null, 10)]));

    [Fact]
    public void A_correction_that_was_not_known_yet_does_not_leak() => Assert.Equal(
        [["1", "5.0"], ["2", "7.0"]],
        Run([FeatureWorld.Row("a", 1, 2, 5), FeatureWorld.Row("a", 1, 20, 7)], [new(1, "a", 19), new(2, "a", 20)]));

    [Fact]
    public void An_old_event_known_late_does_not_replace_a_newer_one() => Assert.Equal(
        [["1", "5.0"]],
        Run([FeatureWorld.Row("a", 8, 8, 5), FeatureWorld.Row("a", 1, 9, 7)], [new(1, "a", 10)]));

    [Fact]
    public void A_row_exactly_as_old_as_the_ttl_counts_and_one_older_does_not() => Assert.Equal(
        [["1", "5.0"], ["2", null]],
        Run([FeatureWorld.Row("a", 10, 10, 5)], [new(1, "a", 15), new(2, "a", 16)], ttl: 5));

    [Fact]
    public void A_row_exactly_as_old_as_the_window_does_not_count() => Assert.Equal(
        [["1", "1"], ["2", "0"]],
        Run([FeatureWorld.Row("a", 10, 10, 5)], [new(1, "a", 14), new(2, "a", 15)], value: new { name = "count_5s", type = "int", function = "count", column = "*", window = 5 }));

    [Fact]
    public void Labels_that_are_equal_each_get_their_row() => Assert.Equal(
        [["1", "5.0"], ["1", "5.0"], ["1", "5.0"]],
        Run([FeatureWorld.Row("a", 1, 1, 5)], [new(1, "a", 3), new(1, "a", 3), new(1, "a", 3)]));

    [Fact]
    public void Labels_before_all_rows_see_none() => Assert.Equal(
        [["1", null], ["2", null]],
        Run([FeatureWorld.Row("a", 50, 50, 5), FeatureWorld.Row("b", 60, 60, 6)], [new(1, "a", 1), new(2, "b", 2)]));

    [Fact]
    public void Of_rows_of_the_same_times_the_one_with_the_greatest_key_is_last() => Assert.Equal(
        [["1", "4.0"]],
        Run([FeatureWorld.Row("a", 1, 1, 5, id: "p1"), FeatureWorld.Row("a", 1, 1, 4, id: "p2"), FeatureWorld.Row("a", 1, 1, 9, id: "p0")], [new(1, "a", 1)]));

    [Fact]
    public void The_last_value_is_missing_where_the_last_row_lacks_it() => Assert.Equal(
        [["1", null]],
        Run([FeatureWorld.Row("a", 1, 1, 5), FeatureWorld.Row("a", 2, 2)], [new(1, "a", 3)]));

    [Fact]
    public void A_row_known_before_it_happened_is_left_out_and_told()
    {
        var (status, log) = FeatureWorld.TryRun(folder.Path, FeatureWorld.Settings(FeatureWorld.View([Amount])), [FeatureWorld.Row("a", 5, 4, 5), FeatureWorld.Row("x", 5, 4, 5)], [new(1, "a", 9)]);
        Assert.Equal(0, status);
        Assert.StartsWith("2 rows of dataset 'payments' were left out", log, StringComparison.Ordinal);
        Assert.Equal([["1", null]], FeatureWorld.Read(StageFiles.PathOf(folder.Path, "rows")));
    }

    [Fact]
    public void A_sum_that_no_int_holds_is_an_error_and_not_another_number()
    {
        var sum = new { name = "total", type = "int?", function = "sum", column = "days" };
        var (status, log) = FeatureWorld.TryRun(
            folder.Path, FeatureWorld.Settings(FeatureWorld.View([sum])), [FeatureWorld.Row("a", 1, 1, days: long.MaxValue), FeatureWorld.Row("a", 2, 2, days: 1)], [new(1, "a", 9)]);
        Assert.Equal(1, status);
        Assert.StartsWith("error: Value 'total' of view 'payment_history@1' is 9223372036854775808 for label row 1, which is more than an int holds.", log, StringComparison.Ordinal);
    }

    [Fact]
    public void No_labels_give_no_rows() => Assert.Empty(Run([FeatureWorld.Row("a", 1, 1, 5)], []));

    private List<string?[]> Run(FeatureRow[] rows, FeatureLabel[] labels, double? ttl = null, object? value = null) =>
        FeatureWorld.Run(folder.Path, FeatureWorld.Settings(FeatureWorld.View([value ?? Amount], ttl)), rows, labels);
}
