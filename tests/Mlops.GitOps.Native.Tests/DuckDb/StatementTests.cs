using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Native.Tests.DuckDb;

public sealed class StatementTests : IDisposable
{
    private readonly DuckDatabase database = DuckDatabase.Open(new() { Threads = 2 });
    private readonly DuckConnection connection;

    public StatementTests() => connection = database.Connect();

    public void Dispose()
    {
        connection.Dispose();
        database.Dispose();
    }

    [Theory]
    [InlineData("SELEC 1", "Parser Error: syntax error at or near \"SELEC\"")]
    [InlineData("SELECT * FROM nothing", "Catalog Error: Table with name nothing does not exist!")]
    [InlineData("SELECT 'x'::INTEGER", "Conversion Error: Could not convert string 'x' to INT32")]
    [InlineData("SELECT 1;\0SELECT 2", "NUL")]
    public void Wrong_sql_gives_the_text_of_the_engine(string sql, string text)
    {
        Assert.Contains(text, Assert.Throws<DuckException>(() => connection.Execute(sql)).Message, StringComparison.Ordinal);
        Assert.Contains(text, Assert.Throws<DuckException>(() => Read(sql)).Message, StringComparison.Ordinal);
        Assert.Equal("1", Rows.Single(connection, "SELECT 1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-- only a comment")]
    [InlineData("SELECT 1; SELECT 2")]
    public void A_statement_is_exactly_one(string sql) => Assert.Throws<DuckException>(() => connection.Prepare(sql));

    [Fact]
    public void Types_come_back_as_they_went()
    {
        using var statement = connection.Prepare("SELECT ?, ?, ?, ?, ?::DECIMAL(18, 3), ?, ?, ?, ?, ?, ?");
        var time = new DateTime(1969, 12, 31, 23, 59, 59, 999).AddMicroseconds(123);
        statement.Bind(1, true).Bind(2, long.MinValue).Bind(3, double.Epsilon).Bind(4, "naïve \U0001F986 and longer than twelve bytes").Bind(5, -12.345m)
            .Bind(6, time).Bind(7, new DateOnly(1, 1, 1)).Bind(8, "\0\x1\x2"u8).BindNull(9).Bind(10, "").Bind(11, ""u8);
        using var result = statement.Query();
        var row = result.Read()!;
        Assert.True(row[0].Values<bool>()[0]);
        Assert.Equal(long.MinValue, row[1].Values<long>()[0]);
        Assert.Equal(double.Epsilon, row[2].Values<double>()[0]);
        Assert.Equal("naïve \U0001F986 and longer than twelve bytes", row[3].Text(0));
        Assert.Equal(-12.345m, row[4].Decimal(0));
        Assert.Equal(time, row[5].Timestamp(0));
        Assert.Equal(new DateOnly(1, 1, 1), row[6].Date(0));
        Assert.Equal("\0\x1\x2"u8, row[7].Bytes(0));
        Assert.True(row[8].IsNull(0));
        Assert.Equal("", row[9].Text(0));
        Assert.True(row[10].Bytes(0).IsEmpty && !row[10].IsNull(0));
        Assert.Equal([DuckTypeKind.Decimal, DuckTypeKind.Timestamp, DuckTypeKind.Date, DuckTypeKind.Blob], result.Columns[4..8].Select(static column => column.Type.Kind));
    }

    [Fact]
    public void Numbers_of_every_width_are_read()
    {
        using var result = connection.Query(
            "SELECT (-128)::TINYINT, (-32768)::SMALLINT, (-2147483648)::INTEGER, 255::UTINYINT, 65535::USMALLINT, 4294967295::UINTEGER, 18446744073709551615::UBIGINT, 1.5::FLOAT, (-170141183460469231731687303715884105728)::HUGEINT");
        var row = result.Read()!;
        Assert.Equal(sbyte.MinValue, row[0].Values<sbyte>()[0]);
        Assert.Equal(short.MinValue, row[1].Values<short>()[0]);
        Assert.Equal(int.MinValue, row[2].Values<int>()[0]);
        Assert.Equal(byte.MaxValue, row[3].Values<byte>()[0]);
        Assert.Equal(ushort.MaxValue, row[4].Values<ushort>()[0]);
        Assert.Equal(uint.MaxValue, row[5].Values<uint>()[0]);
        Assert.Equal(ulong.MaxValue, row[6].Values<ulong>()[0]);
        Assert.Equal(1.5f, row[7].Values<float>()[0]);
        Assert.Equal(Int128.MinValue, row[8].Values<Int128>()[0]);
        Assert.Contains("TinyInt", Assert.Throws<DuckException>(() => row[0].Values<long>()[0]).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DECIMAL(4, 2)", "-99.99")]
    [InlineData("DECIMAL(9, 2)", "-1234567.89")]
    [InlineData("DECIMAL(18, 6)", "123456789012.345678")]
    [InlineData("DECIMAL(38, 10)", "-123456789012345678.0123456789")]
    [InlineData("DECIMAL(38, 30)", "0.5")]
    public void Decimals_of_every_width_go_both_ways(string type, string text)
    {
        var number = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        using var statement = connection.Prepare($"SELECT '{text}'::{type}, ?::{type}");
        using var result = statement.Bind(1, number).Query();
        var row = result.Read()!;
        Assert.Equal(number, row[0].Decimal(0));
        Assert.Equal(number, row[1].Decimal(0));
    }

    [Fact]
    public void A_decimal_of_too_many_digits_is_an_error()
    {
        using var result = connection.Query("SELECT '0.12345678901234567890123456789012345678'::DECIMAL(38, 38)");
        var row = result.Read()!;
        Assert.Equal(Int128.Parse("12345678901234567890123456789012345678", System.Globalization.CultureInfo.InvariantCulture), row[0].Digits(0));
        Assert.Throws<DuckException>(() => row[0].Decimal(0));
    }

    [Fact]
    public void Nulls_stand_where_they_are()
    {
        using var result = connection.Query("SELECT CASE WHEN range % 3 = 0 THEN NULL ELSE 'value ' || range END FROM range(5000)");
        var row = 0;
        while (result.Read() is { } chunk)
        {
            var texts = chunk[0];
            for (var i = 0; i < chunk.Count; i++, row++)
            {
                Assert.Equal(row % 3 == 0, texts.IsNull(i));
                Assert.Equal(row % 3 == 0 ? "" : $"value {row}", texts.Text(i));
            }
        }

        Assert.Equal(5000, row);
    }

    [Fact]
    public void Lists_are_read_with_their_elements()
    {
        using var result = connection.Query("SELECT CASE WHEN range = 1 THEN NULL ELSE range(range) END FROM range(4)");
        var lists = result.Read()![0];
        Assert.Equal(DuckTypeKind.BigInt, lists.Type.Element?.Kind);
        Assert.True(lists.IsNull(1));
        var last = lists.Values<DuckListEntry>()[3];
        Assert.Equal([0L, 1L, 2L], lists.Elements().Values<long>().Slice((int)last.Offset, (int)last.Length));
    }

    [Fact]
    public void Times_that_dotnet_does_not_have_are_errors_and_not_wrong()
    {
        using var result = connection.Query("SELECT 'infinity'::TIMESTAMP, '-infinity'::DATE, '290000-01-01'::TIMESTAMP");
        var row = result.Read()!;
        Assert.Equal(long.MaxValue, row[0].Values<long>()[0]);
        Assert.Throws<DuckException>(() => row[0].Timestamp(0));
        Assert.Throws<DuckException>(() => row[1].Date(0));
        Assert.Throws<DuckException>(() => row[2].Timestamp(0));
    }

    [Fact]
    public void Parameters_have_names_and_a_number()
    {
        using var statement = connection.Prepare("SELECT $low + $high");
        Assert.Equal(2, statement.ParameterCount);
        Assert.NotEqual(statement.ParameterNamed("low"), statement.ParameterNamed("high"));
        Assert.Throws<DuckException>(() => statement.ParameterNamed("other"));
        Assert.Throws<DuckException>(() => statement.Bind(3, 1));
        Assert.Throws<DuckException>(() => statement.Bind(0, 1));
    }

    [Fact]
    public void A_parameter_that_has_no_value_is_an_error()
    {
        using var statement = connection.Prepare("SELECT ? + ?");
        Assert.Contains("1, 2", Assert.Throws<DuckException>(() => statement.Query()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_runs_many_times()
    {
        connection.Execute("CREATE TABLE t (i BIGINT)");
        using var insert = connection.Prepare("INSERT INTO t VALUES (?)");
        for (var i = 1; i <= 100; i++) Assert.Equal(1, insert.Bind(1, i).Execute());
        Assert.Equal("5050", Rows.Single(connection, "SELECT sum(i) FROM t"));
        Assert.Equal(100, connection.Execute("DELETE FROM t"));
    }

    private void Read(string sql)
    {
        using var result = connection.Query(sql);
        while (result.Read() is not null)
        {
        }
    }
}
