using System.Text;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Data.Ingesting.Csv;

namespace Mlops.GitOps.Data.Tests.Ingesting;

public sealed class CsvQuotesTests
{
    private static readonly CsvSigns Signs = new((byte)',', '"', '"', []);

    [Fact]
    public void Where_it_is_sure_of_the_last_row_so_is_who_walks_over_the_rows()
    {
        var random = new Random(11);
        var (sure, unsure) = (0, 0);
        for (var seed = 0; seed < FuzzCases.Or(20_000); seed++)
        {
            var text = Encoding.UTF8.GetBytes(Text(random));
            var found = CsvQuotes.LastRowEnd(text, (byte)'"', (byte)',');
            if (found == CsvQuotes.NotSure)
            {
                unsure++;
                continue;
            }

            sure++;
            Assert.True(found == Walked(text), $"{found} and {Walked(text)} of {text.Length} in {Encoding.UTF8.GetString(text)}");
        }

        // Neither is rare, or the test would say little.
        Assert.True(sure > 1_000 && unsure > 1_000, FormattableString.Invariant($"{sure} sure, {unsure} not"));
    }

    [Theory]
    [InlineData("a,b\n\"c\n\",d\ne", 11)]
    [InlineData("a,b\n\"c\n,d\ne", 4)]
    [InlineData("\"a\"\"\n\",b\n", 9)]
    [InlineData("a \"quoted\" word\n", CsvQuotes.NotSure)]
    [InlineData("\"a\"b\n", CsvQuotes.NotSure)]
    [InlineData("\"\",\"\"\n\"\"\"", 6)]
    public void A_row_ends_with_a_line_that_is_not_quoted(string text, int end) => Assert.Equal(end, CsvQuotes.LastRowEnd(Encoding.UTF8.GetBytes(text), (byte)'"', (byte)','));

    private static int Walked(byte[] text)
    {
        var marks = new CsvMarks();
        marks.Find(text, Signs);
        var walk = new CsvWalk(text, marks, Signs);
        var last = 0;
        while (!walk.IsAtEnd && walk.Row([], out _) == CsvRowEnd.Line) last = walk.At;
        return last;
    }

    // Fields of some lengths, so that signs stand at the ends of what is looked at at once; now and then a quote too many.
    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var field = random.Next(1, 40); field > 0; field--)
        {
            var plain = new string('x', random.Next(3) == 0 ? random.Next(70) : random.Next(4));
            text.Append(random.Next(3) switch { 0 => $"\"{plain}{(random.Next(3) == 0 ? "\"\"\n" : "")}\"", 1 => "\"\"", _ => plain });
            if (random.Next(60) == 0) text.Append('"');
            text.Append(random.Next(4) switch { 0 => "\r\n", 1 => "\n", _ => "," });
        }

        return text.ToString(0, text.Length - random.Next(2));
    }
}
