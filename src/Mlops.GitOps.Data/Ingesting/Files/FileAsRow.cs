using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Ingesting.Rows;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Ingesting.Files;

/// <summary>A file that is a row itself: what it is called, how long it is and what is in it. Its times are not there, since a copy has others.</summary>
internal sealed class FileAsRow(DatasetFile file, TableShape shape) : ITextFile
{
    private static readonly ImmutableArray<(string Name, ColumnKind Kind)> Known =
        [("path", ColumnKind.String), ("bytes", ColumnKind.Int), ("sha256", ColumnKind.String), ("text", ColumnKind.String)];

    public string Name => file.Name;

    public static TableShape ShapeOf(DatasetDeclaration dataset)
    {
        foreach (var column in dataset.Columns)
        {
            if (!Known.Any(known => known.Name == column.Name && known.Kind == column.Type.Kind))
                throw new StageFailure($"The dataset '{dataset.Name}' of files declares '{column.Name}: {column.Type}'.", "A file has `path: string`, `bytes: int`, `sha256: string`, and `text: string` where it is UTF-8.");
        }

        return TableShape.Of(dataset, []);
    }

    public IEnumerable<TextBlock> Blocks() => [new([], 0, IsFirst: true)];

    public void Read(TextBlock block, RowBatch batch)
    {
        batch.Begin();
        batch.Lines = 1;
        for (var column = 0; column < shape.Columns.Length; column++)
        {
            if (Set(batch, column) is not { } reason) continue;
            batch.Drop(new(0, shape.Columns[column].Name, null, reason, null));
            return;
        }

        if (batch.End() is { } early) throw new StageFailure($"{file.Name}: {early}.");
    }

    private string? Set(RowBatch batch, int column)
    {
        using var stream = File.OpenRead(file.Path);
        switch (shape.Columns[column].Name)
        {
            case "path": return SetText(file.Name);
            case "bytes": return SetText(stream.Length.ToString(CultureInfo.InvariantCulture));
            case "sha256": return SetText(Convert.ToHexStringLower(SHA256.HashData(stream)));
            default:
                if (stream.Length > BlockReader.LongestRow) return "is longer than a row may be, 16 MiB";
                var text = new byte[stream.Length];
                stream.ReadExactly(text);
                return !Utf8.IsValid(text) || text.Contains((byte)0) ? "is no UTF-8 text" : batch.Set(column, text, isNull: false);
        }

        string? SetText(string text) => batch.Set(column, Encoding.UTF8.GetBytes(text), isNull: false);
    }
}
