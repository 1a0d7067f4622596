using System.Collections.Immutable;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Ingesting.Rows;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Ingesting.Reading;

/// <summary>Hands columns over to the engine.</summary>
internal static class BatchColumns
{
    public static DuckType TypeOf(ColumnType type) => type.Kind switch
    {
        ColumnKind.Bool => new(DuckTypeKind.Boolean),
        ColumnKind.Int or ColumnKind.Duration => new(DuckTypeKind.BigInt),
        ColumnKind.Float => new(DuckTypeKind.Double),
        ColumnKind.Float32 => new(DuckTypeKind.Float),
        ColumnKind.Decimal => new(DuckTypeKind.Decimal, type.Precision, type.Scale),
        ColumnKind.Date => new(DuckTypeKind.Date),
        ColumnKind.Timestamp => new(DuckTypeKind.Timestamp),
        ColumnKind.Vector => new(DuckTypeKind.Array, type.Dimension, Element: new(DuckTypeKind.Float)),
        _ => new(DuckTypeKind.Varchar),
    };

    /// <summary>Copies some rows. Where they begin is a multiple of 64, so that the bits of nulls need no shifting.</summary>
    /// <param name="columns">Which columns are wanted, in order; -1 where any value will do.</param>
    public static void Copy(RowBatch batch, int start, int count, ImmutableArray<int> columns, DuckRows target)
    {
        for (var place = 0; place < columns.Length; place++)
        {
            if (columns[place] < 0) continue;
            var column = batch.Columns[columns[place]];
            if (column.HasNulls)
            {
                var valid = target.Validity(place);
                for (var word = 0; word * 64 < count; word++) valid[word] = ~column.Nulls[(start / 64) + word];
            }

            Copy(column, start, count, place, target);
        }
    }

    private static void Copy(ColumnBuffer column, int start, int count, int place, DuckRows target)
    {
        switch (column.Type)
        {
            case { Kind: ColumnKind.String }:
                var texts = target.Texts(place);
                for (var row = 0; row < count; row++) texts.Set(row, column.Text(start + row));
                break;
            case { Kind: ColumnKind.Bool }: Copy<byte>(column, start, count, target.Values<byte>(place)); break;
            case { Kind: ColumnKind.Float32 or ColumnKind.Date } or { Kind: ColumnKind.Decimal, Precision: > 4 and <= 9 }:
                Copy(column, start, count, target.Values<int>(place));
                break;
            case { Kind: ColumnKind.Decimal, Precision: <= 4 }: Copy(column, start, count, target.Values<short>(place)); break;
            case { Kind: ColumnKind.Decimal, Precision: > 18 }: Copy(column, start, count, target.Values<Int128>(place)); break;
            case { Kind: ColumnKind.Vector, Dimension: var length }: Copy(column, start * length, count * length, target.Elements<float>(place, length)); break;
            default: Copy(column, start, count, target.Values<long>(place)); break;
        }
    }

    private static void Copy<T>(ColumnBuffer column, int start, int count, Span<T> target) where T : unmanaged =>
        column.Values<T>().Slice(start, count).CopyTo(target);
}
