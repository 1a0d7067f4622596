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

        // A carriage return at the end may have its line feed yet to come.
        var sure = signs.Escape == signs.Quote ? CsvQuotes.LastRowEnd(text.EndsWith("\r"u8) ? text[..^1] : text, (byte)signs.Quote, signs.Delimiter) : CsvQuotes.NotSure;
        return sure == CsvQuotes.NotSure ? LastByWalking(text) : sure;
    }

    private int LastByWalking(ReadOnlySpan<byte> text)
    {
        marks.Find(text, signs);
        var walk = new CsvWalk(text, marks, signs);
        var last = 0;
        while (!walk.IsAtEnd)
        {
            var end = walk.Row([], out _);
            if (end is CsvRowEnd.Text or CsvRowEnd.OpenQuotes) break;
            if (walk.IsAtEnd && text[^1] == '\r') break;
            last = walk.At;
        }

        return last;
    }
}
