using System.Text.Json;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Ingesting.Files;
using Mlops.GitOps.Data.Ingesting.Rows;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Ingesting.Json;

/// <summary>A file of JSON objects: one a line, or the elements of a list.</summary>
internal sealed class JsonFile(DatasetFile file, bool isList, TableShape shape, string otherColumns) : ITextFile
{
    private delegate void Visit(ReadOnlySpan<byte> row, int line);

    private readonly JsonRow row = new(file.Name, shape, failOnOthers: otherColumns == "fail");
    private volatile bool hasRows;
    private volatile bool isClosed;

    public string Name => file.Name;

    public IEnumerable<TextBlock> Blocks()
    {
        using var stream = Utf8Source.Open(file, "utf-8");
        foreach (var block in BlockReader.Read(file.Name, stream, isList ? new JsonListCutter() : new LineCutter())) yield return block;
    }

    public void Read(TextBlock block, RowBatch batch)
    {
        batch.Lines = Rows(block, (text, line) =>
        {
            hasRows = true;
            if (block.IsTooLong) batch.Drop(new(line, null, null, "is longer than a row may be, 16 MiB", RawText.OfRow(text)));
            else row.Read(text, line, batch);
        });
    }

    /// <summary>Adds the names of columns to those that are known.</summary>
    public void AddNames(List<string> names)
    {
        var known = names.ToHashSet(StringComparer.Ordinal);
        foreach (var block in Blocks()) Rows(block, (text, _) => JsonNames.Add(text, names, known));
    }

    public void Finish()
    {
        if (isList && !isClosed) throw Broken("the file must be one JSON list, and its end is missing");
        if (!hasRows || row.Unseen.FirstOrDefault(name => shape.Columns[..shape.Declared].Any(column => column.Name == name)) is not { } unseen) return;
        throw new StageFailure($"{file.Name}: no row of the file has the column '{unseen}', which its dataset declares.", "Look how the name is written in the file.");
    }

    // Returns how many lines there are.
    private int Rows(TextBlock block, Visit visit)
    {
        if (isList) return Elements(block.Text, block.IsFirst, visit);
        var rest = block.Text;
        var line = 0;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            var text = end < 0 ? rest : rest[..end];
            if (!text.Trim(" \t"u8).IsEmpty) visit(text, line);
            line++;
            rest = end < 0 ? default : rest[(end + (rest[end..].StartsWith("\r\n"u8) ? 2 : 1))..];
        }

        return line;
    }

    private int Elements(ReadOnlySpan<byte> text, bool isFirst, Visit visit)
    {
        var (line, mayEnd) = (0, isFirst);
        Blank(ref text, ref line);
        if (isFirst)
        {
            if (!text.StartsWith("["u8)) throw Broken("the file must be one JSON list, and does not begin with [");
            text = text[1..];
            Blank(ref text, ref line);
        }

        while (!text.IsEmpty && !(mayEnd && text[0] == ']'))
        {
            var length = LengthOf(text);
            visit(text[..length], line);
            line += text[..length].Count((byte)'\n');
            text = text[length..];
            Blank(ref text, ref line);
            if (text.IsEmpty) break;
            mayEnd = text[0] == ']';
            if (mayEnd) break;
            if (text[0] != ',') throw Broken($"a comma or the end of the list is missing before {Near(text)}");
            text = text[1..];
            Blank(ref text, ref line);
        }

        if (text.IsEmpty) return line;
        if (text[1..].ContainsAnyExcept(" \t\r\n"u8)) throw Broken($"something follows the list: {Near(text[1..])}");
        isClosed = true;
        return line;
    }

    private int LengthOf(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { AllowMultipleValues = true });
            if (!reader.Read()) throw Broken("an element of the list is missing");
            reader.Skip();
            return (int)reader.BytesConsumed;
        }
        catch (JsonException)
        {
            throw Broken($"an element of the list is no JSON: {Near(text)}");
        }
    }

    private static void Blank(ref ReadOnlySpan<byte> text, ref int line)
    {
        var end = text.IndexOfAnyExcept(" \t\r\n"u8);
        var blank = end < 0 ? text : text[..end];
        line += blank.Count((byte)'\n');
        text = text[blank.Length..];
    }

    private static string Near(ReadOnlySpan<byte> text) => RawText.OfValue(text[..Math.Min(text.Length, 60)]);

    private StageFailure Broken(string what) => new($"{file.Name}: {what}.", "What follows can't be told apart into rows: mend the file, or write a JSON object a line and say `format: ndjson`.");
}
