using System.Globalization;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Native.Tests.DuckDb;

public sealed class LookupTests : IDisposable
{
    private readonly DuckDatabase database = DuckDatabase.Open(new() { Threads = 2 });
    private readonly DuckConnection connection;

    public LookupTests() => connection = database.Connect();

    public void Dispose()
    {
        connection.Dispose();
        database.Dispose();
    }

    [Fact]
    public void A_query_calls_a_function_of_ours_for_each_row()
    {
        connection.Register("last_digit", LastDigits);
        for (var digit = 0; digit < 10; digit++)
            Assert.Equal("50000", Rows.Single(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT count(*) FROM range(500000) t(i) WHERE last_digit(i) = {digit}")));
    }

    [Fact]
    public void Of_a_null_comes_a_null_and_of_a_number_alone_its_byte()
    {
        connection.Register("last_digit", LastDigits);
        Assert.Equal("7-", Rows.Single(connection, "SELECT last_digit(17) || coalesce(CAST(last_digit(CAST(NULL AS BIGINT)) AS VARCHAR), '-')"));
    }

    [Fact]
    public void What_a_function_throws_is_an_error_of_the_query()
    {
        connection.Register("broken", static (_, _) => throw new InvalidOperationException("There is no such row."));
        var failure = Assert.Throws<DuckException>(() => connection.Execute("SELECT max(broken(i)) FROM range(10) t(i)"));
        Assert.Contains("There is no such row.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_that_was_left_unread_takes_no_function_with_it()
    {
        using (var unread = connection.Query("SELECT * FROM range(1000000)")) Assert.NotNull(unread.Read());
        connection.Register("last_digit", LastDigits);
        Assert.Equal("7", Rows.Single(connection, "SELECT last_digit(17)"));
    }

    private static void LastDigits(ReadOnlySpan<long> numbers, Span<byte> found)
    {
        for (var at = 0; at < numbers.Length; at++) found[at] = (byte)(numbers[at] % 10);
    }
}
