using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Ingesting.Files;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Ingesting.Csv;

/// <summary>Reads the names of a file's columns.</summary>
internal static class CsvHeader
{
    public static ImmutableArray<string> Read(DatasetFile file, DatasetDeclaration dataset, CsvSigns signs)
    {
        if (!dataset.Csv.HasHeader) return [.. dataset.Columns.Select(static column => column.Name)];
        using var stream = Utf8Source.Open(file, dataset.Csv.Encoding);
        if (BlockReader.Read(file.Name, stream, new CsvCutter(signs)).FirstOrDefault() is not { } block)
            throw new StageFailure($"{file.Name}: the file is empty, and its first line must name the columns.", "Say `header: false` in the dataset's format, if it has none.");
        var text = block.Text;
        var marks = new CsvMarks();
        marks.Find(text, signs);
        var end = new CsvWalk(text, marks, signs).Row([], out var count);
        if (block.IsTooLong || end is CsvRowEnd.BadQuotes or CsvRowEnd.OpenQuotes)
            throw new StageFailure($"{file.Name}:1: the line that names the columns can't be read: its quotes don't match, or it is too long.", "Look whether the dataset's `delimiter` and `quote` are those of the file.");
        var fields = new CsvField[count];
        new CsvWalk(text, marks, signs).Row(fields, out _);
        var names = ImmutableArray.CreateBuilder<string>(count);
        foreach (var field in fields) names.Add(Name(CsvText.Of(text, field, signs)));
        return names.MoveToImmutable();

        string Name(ReadOnlySpan<byte> name) => System.Text.Unicode.Utf8.IsValid(name) && !name.Contains((byte)0)
            ? Encoding.UTF8.GetString(name)
            : throw new StageFailure($"{file.Name}:1: a column's name is not {dataset.Csv.Encoding}: {RawName(name)}", "Say the file's `encoding` in the dataset's `format: {csv: …}`.");
    }

    private static string RawName(ReadOnlySpan<byte> name) => Rows.RawText.OfValue(name);
}
