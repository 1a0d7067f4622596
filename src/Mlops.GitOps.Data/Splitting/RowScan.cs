using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>Reads some columns of all rows once, some rows at a time, on two threads.</summary>
internal static class RowScan
{
    /// <summary>The place of the first column that was asked for; before it stand the numbers of the rows.</summary>
    public const int FirstColumn = 1;

    public delegate void Look(ReadOnlySpan<long> rows, DuckChunk chunk);

    public static void Run(Subject subject, IEnumerable<DuckColumn> columns, Look look)
    {
        using var result = subject.Connection.Query($"SELECT {Subject.RowNumber}{string.Concat(columns.Select(static column => $", {ReadAs(column)}"))} FROM {subject.Rows}", subject.Stop);
        ChunkPipe.Run(result, chunk => look(chunk[0].Values<long>(), chunk), subject.Stop);
    }

    /// <summary>Returns a value as a whole number of 64 bits, a double or a text. Times are microseconds since 1970.</summary>
    public static string ReadAs(DuckColumn column)
    {
        var name = Sql.Name(column.Name);
        return column.Type.Kind switch
        {
            DuckTypeKind.BigInt or DuckTypeKind.Timestamp or DuckTypeKind.TimestampTz or DuckTypeKind.Double or DuckTypeKind.Varchar => name,
            DuckTypeKind.Boolean or DuckTypeKind.TinyInt or DuckTypeKind.SmallInt or DuckTypeKind.Integer
                or DuckTypeKind.UTinyInt or DuckTypeKind.USmallInt or DuckTypeKind.UInteger => $"CAST({name} AS BIGINT)",
            DuckTypeKind.Date => $"CAST({name} AS TIMESTAMP)",
            DuckTypeKind.Float => $"CAST({name} AS DOUBLE)",
            _ => $"CAST({name} AS VARCHAR)",
        };
    }
}
