using System.Runtime.CompilerServices;

namespace Mlops.GitOps.Data.Ingesting.Csv;

/// <summary>Walks over the rows of a text. Who cuts a file into blocks and who reads their fields walk the same way.</summary>
internal ref struct CsvWalk
{
    private readonly ReadOnlySpan<byte> text;
    private readonly ReadOnlySpan<int> marks;
    private readonly int delimiter;
    private readonly int quote;
    private readonly int escape;
    private int mark;

    public CsvWalk(ReadOnlySpan<byte> text, CsvMarks marks, CsvSigns signs)
    {
        this.text = text;
        this.marks = marks.Places;
        (delimiter, quote, escape) = (signs.Delimiter, signs.Quote, signs.Escape);
    }

    /// <summary>Where the next row begins.</summary>
    public int At { get; private set; }

    /// <summary>On which line it begins, from 0.</summary>
    public int Line { get; private set; }

    public readonly bool IsAtEnd => At >= text.Length;

    /// <summary>Walks over a row.</summary>
    /// <param name="fields">Its fields, as many as there is room for.</param>
    /// <param name="count">How many fields it has.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public CsvRowEnd Row(Span<CsvField> fields, out int count)
    {
        var (rowMark, rowLine, start) = (mark, Line, At);
        for (count = 0; ; start++)
        {
            CsvField field;
            if (start < text.Length && text[start] == quote)
            {
                At = start;
                if (Quoted(out field) is { } failure) return FirstLine(rowMark, rowLine, failure);
                start = At;
            }
            else
            {
                var end = PlainEnd();
                field = new(start, end - start, IsQuoted: false, HasEscapes: false);
                start = end;
            }

            if (count < fields.Length) fields[count] = field;
            count++;
            if (start == text.Length)
            {
                At = start;
                return CsvRowEnd.Text;
            }

            if (text[start] == delimiter)
            {
                mark++;
                continue;
            }

            At = start + 1;
            EndLine();
            return CsvRowEnd.Line;
        }
    }

    // A quote inside is text, as other readers have it too.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int PlainEnd()
    {
        for (; mark < marks.Length; mark++)
        {
            var place = marks[mark];
            var sign = text[place];
            if (sign == delimiter || sign is (byte)'\n' or (byte)'\r') return place;
        }

        return text.Length;
    }

    private CsvRowEnd? Quoted(out CsvField field)
    {
        var start = At + 1;
        var hasEscapes = false;
        field = default;
        for (mark++; mark < marks.Length; mark++)
        {
            var place = marks[mark];
            var sign = text[place];
            var next = place + 1 < text.Length ? text[place + 1] : -1;
            if (sign == escape && next >= 0 && (next == quote || next == escape))
            {
                hasEscapes = true;
                mark++;
            }
            else if (sign == quote)
            {
                mark++;
                At = place + 1;
                field = new(start, place - start, IsQuoted: true, hasEscapes);
                return next < 0 || next == delimiter || next is '\n' or '\r' ? null : CsvRowEnd.BadQuotes;
            }
            else if (sign == '\n' || (sign == '\r' && next != '\n')) Line++;
        }

        return CsvRowEnd.OpenQuotes;
    }

    private CsvRowEnd FirstLine(int rowMark, int rowLine, CsvRowEnd end)
    {
        (mark, Line) = (rowMark, rowLine);
        while (mark < marks.Length && text[marks[mark]] is not ((byte)'\n' or (byte)'\r')) mark++;
        if (mark == marks.Length)
        {
            At = text.Length;
            return CsvRowEnd.OpenQuotes;
        }

        At = marks[mark] + 1;
        EndLine();
        return end;
    }

    // Comes after the first byte of what ends a line, with the mark still on it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndLine()
    {
        mark++;
        Line++;
        if (text[At - 1] != '\r' || At == text.Length || text[At] != '\n') return;
        At++;
        mark++;
    }
}
