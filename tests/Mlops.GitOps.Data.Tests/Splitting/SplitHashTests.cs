using System.Globalization;
using System.Text;
using Mlops.GitOps.Cli.Tests;

namespace Mlops.GitOps.Data.Tests.Splitting;

public sealed class SplitHashTests
{
    private const ulong NoValue = 0xD1B54A32D192ED03;

    [Theory]
    [InlineData("i")]
    [InlineData("-i")]
    [InlineData("i::INTEGER")]
    [InlineData("(i % 2 = 0)")]
    [InlineData("TIMESTAMP '1969-12-31' + INTERVAL 1 MICROSECOND * i")]
    [InlineData("DATE '1969-06-01' + i::INTEGER")]
    [InlineData("i::DOUBLE / 3")]
    [InlineData("(i::FLOAT / 3)")]
    [InlineData("repeat('ä', i::INTEGER % 20) || i")]
    [InlineData("i::DECIMAL(9,2)")]
    [InlineData("CASE WHEN i % 3 > 0 THEN i END")]
    public void A_hash_is_the_one_that_is_written_down(string value)
    {
        using var folder = new TemporaryFolder();
        var query = $"SELECT i AS id, {value} AS value FROM range(300) t(i)";
        SplitStageTests.Split(folder, query, new { by = "hash", test = 0.25, column = "value" }, seed: -9);
        var expected = TableFiles.Read($"SELECT id, {PlainlyWritten} FROM ({query})").Select(static row => row.Split('|'))
            .Where(static row => HashOf(-9, row[1]) < 1UL << 62).Select(static row => row[0]);
        Assert.Equal(expected, TableFiles.Read(folder.Path, "test").Select(static row => row.Split('|')[0]));
    }

    [Fact]
    public void Without_a_key_a_hash_is_over_the_whole_row()
    {
        using var folder = new TemporaryFolder();
        const string query = "SELECT i AS id, CASE WHEN i % 2 = 0 THEN 'ab' || i END AS value FROM range(300) t(i)";
        SplitStageTests.Split(folder, query, new { by = "hash", test = 0.25 });
        var expected = TableFiles.Read($"SELECT id, {PlainlyWritten} FROM ({query})").Select(static row => row.Split('|'))
            .Where(static row => HashOf(0, $"i{row[0]}", row[1]) < 1UL << 62).Select(static row => row[0]);
        Assert.Equal(expected, TableFiles.Read(folder.Path, "test").Select(static row => row.Split('|')[0]));
    }

    [Theory]
    [InlineData("0.0::DOUBLE", "-0.0::DOUBLE")]
    [InlineData("'nan'::DOUBLE", "-('nan'::DOUBLE)")]
    [InlineData("DATE '2026-01-01'", "TIMESTAMP '2026-01-01'")]
    [InlineData("5::TINYINT", "5::BIGINT")]
    public void Values_that_are_equal_go_to_one_side(string one, string other)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            using var folder = new TemporaryFolder();
            using var second = new TemporaryFolder();
            SplitStageTests.Split(folder, $"SELECT {one} AS value", new { by = "hash", test = 0.5, column = "value" }, seed);
            SplitStageTests.Split(second, $"SELECT {other} AS value", new { by = "hash", test = 0.5, column = "value" }, seed);
            Assert.Equal(TableFiles.Read(folder.Path, "test").Count, TableFiles.Read(second.Path, "test").Count);
        }
    }

    // What kind of word a value is, and the value: i for a whole number, f for the bits of a float, t for a text, - for none.
    private const string PlainlyWritten = """
        coalesce(CASE
            WHEN typeof(value) IN ('BIGINT', 'INTEGER') THEN 'i' || value
            WHEN typeof(value) = 'BOOLEAN' THEN 'i' || CASE WHEN value::VARCHAR = 'true' THEN 1 ELSE 0 END
            WHEN typeof(value) IN ('TIMESTAMP', 'DATE') THEN 'i' || epoch_us(TRY_CAST(value::VARCHAR AS TIMESTAMP))
            WHEN typeof(value) = 'DOUBLE' THEN 'f' || TRY_CAST(value::VARCHAR AS DOUBLE)
            WHEN typeof(value) = 'FLOAT' THEN 'f' || TRY_CAST(value::VARCHAR AS FLOAT)::DOUBLE
            ELSE 't' || value END, '-')
        """;

    private static ulong HashOf(long seed, params string[] values)
    {
        var hash = SplitMix(unchecked((ulong)seed));
        foreach (var word in values.SelectMany(WordsOf)) hash = SplitMix(hash ^ word);
        return hash;
    }

    private static IEnumerable<ulong> WordsOf(string value)
    {
        var text = value[1..];
        if (value == "-") return [NoValue];
        if (value[0] == 'i') return [unchecked((ulong)long.Parse(text, CultureInfo.InvariantCulture))];
        if (value[0] == 'f') return [BitConverter.DoubleToUInt64Bits(double.Parse(text, CultureInfo.InvariantCulture))];
        var bytes = Encoding.UTF8.GetBytes(text);
        return [.. bytes.Chunk(8).Select(static part => part.Select(static (letter, at) => (ulong)letter << (8 * at)).Aggregate(0UL, static (all, one) => all | one)), (ulong)bytes.Length];
    }

    private static ulong SplitMix(ulong state)
    {
        unchecked
        {
            var mixed = state + 0x9E3779B97F4A7C15UL;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
