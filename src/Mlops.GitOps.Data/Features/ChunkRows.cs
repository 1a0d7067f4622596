using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Ingesting.Rows;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Features;

/// <summary>Copies rows of the engine into a batch, so that there is one form in which rows are looked at.</summary>
internal static class ChunkRows
{
    public static void Copy(DuckChunk chunk, RowBatch batch)
    {
        batch.Take(chunk.Count);
        for (var column = 0; column < batch.Columns.Length; column++) Copy(chunk[column], batch.Columns[column]);
    }

    private static void Copy(DuckVector vector, ColumnBuffer column)
    {
        switch (column.Type)
        {
            case { Kind: ColumnKind.String }:
                for (var row = 0; row < vector.Count; row++) column.SetText(row, vector.Bytes(row));
                break;
            case { Kind: ColumnKind.Bool }: vector.Values<byte>().CopyTo(column.Values<byte>()); break;
            case { Kind: ColumnKind.Date }: vector.Values<int>().CopyTo(column.Values<int>()); break;
            case { Kind: ColumnKind.Float32 }: vector.Values<float>().CopyTo(column.Values<float>()); break;
            case { Kind: ColumnKind.Float }: vector.Values<double>().CopyTo(column.Values<double>()); break;
            case { Kind: ColumnKind.Decimal }:
                for (var row = 0; row < vector.Count; row++) FieldReader.SetDecimal(column, row, vector.Digits(row));
                break;
            default: vector.Values<long>().CopyTo(column.Values<long>()); break;
        }

        if (!vector.HasNulls) return;
        for (var row = 0; row < vector.Count; row++)
        {
            if (vector.IsNull(row)) column.SetNull(row);
        }
    }
}
