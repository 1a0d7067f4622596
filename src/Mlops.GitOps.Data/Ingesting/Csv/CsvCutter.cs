using Mlops.GitOps.Data.Ingesting.Files;

namespace Mlops.GitOps.Data.Ingesting.Csv;

/// <summary>Cuts CSV where a row ends, which is not at every end of a line.</summary>
internal sealed class CsvCutter(CsvSigns signs) : IBlockCutter
{
    private readonly LineCutter lines = new();
    private readonly CsvMarks marks = new();

    public bool CanGoOnAtNextLine => true;

    public int LastRowEnd(ReadOnlySpan<byte> text, bool isAll)
    {
        if (isAll || signs.Quote < 0 || !text.Contains((byte)signs.Quote)) return lines.LastRowEnd(text, isAll);
        marks.Find(text, signs);
        var walk = new CsvWalk(text, marks, signs);
        var last = 0;
        while (!walk.IsAtEnd)
        {
            var end = walk.Row([], out _);
            if (end is CsvRowEnd.Text or CsvRowEnd.OpenQuotes) break;

            // A carriage return at the end may have its line feed yet to come.
            if (walk.IsAtEnd && text[^1] == '\r') break;
            last = walk.At;
        }

        return last;
    }
}
