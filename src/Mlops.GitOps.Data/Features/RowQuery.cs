using System.Collections.Immutable;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Ingesting.Rows;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Features;

/// <summary>Reads rows by a query: of files that only the engine reads, and where it finds the entities.</summary>
internal static class RowQuery
{
    /// <summary>Whether the rows have to be read so: the engine has the only form of some keys, and of vectors, as text.</summary>
    public static bool IsNeeded(JoinPlan plan) =>
        plan.KeyType.Kind is not (ColumnKind.String or ColumnKind.Int or ColumnKind.Duration) || plan.Layout.Columns.Any(static column => column.Type.Kind == ColumnKind.Vector);

    public static void Run(DuckConnection connection, JoinPlan plan, string scan, bool hasIndex, Action<RowBatch> take, CancellationToken stop)
    {
        using var result = connection.Query(QueryOf(plan, scan, hasIndex), stop);
        var batch = new RowBatch(new TableShape([.. result.Columns.Select(static column => new ColumnDeclaration(column.Name, TypeOf(column.Type)))], result.Columns.Length, null, null));
        ChunkPipe.Run(result, Take, stop);

        void Take(DuckChunk chunk)
        {
            ChunkRows.Copy(chunk, batch);
            take(batch);
            batch.Clear();
        }
    }

    private static string QueryOf(JoinPlan plan, string scan, bool hasIndex)
    {
        var key = $"r.{Sql.Name(plan.Key)}";
        var entity = hasIndex ? EntityIndex.KeyOf(key, plan.KeyType) : $"CASE WHEN {key} IS NULL THEN NULL ELSE CAST(coalesce(e.entity, {EntityIndex.None}) AS BIGINT) END";
        var columns = plan.Layout.Columns.Select(static column => column.Type.Kind switch
        {
            ColumnKind.Vector => $", CAST(r.{Sql.Name(column.Name)} AS VARCHAR)",
            _ => $", r.{Sql.Name(column.Name)}",
        });
        return $"SELECT {entity}, CAST(r.{Sql.Name(plan.Layout.Event.Name)} AS TIMESTAMP), CAST(r.{Sql.Name(plan.Layout.Known.Name)} AS TIMESTAMP){string.Concat(columns)} "
            + $"FROM {scan} r{(hasIndex ? "" : $" LEFT JOIN entities e ON {key} = e.k")}";
    }

    private static ColumnType TypeOf(DuckType type) => type.Kind switch
    {
        DuckTypeKind.Boolean => new ColumnType(ColumnKind.Bool),
        DuckTypeKind.BigInt => new ColumnType(ColumnKind.Int),
        DuckTypeKind.Double => new ColumnType(ColumnKind.Float),
        DuckTypeKind.Float => new ColumnType(ColumnKind.Float32),
        DuckTypeKind.Decimal => new ColumnType(ColumnKind.Decimal) { Precision = type.Width, Scale = type.Scale },
        DuckTypeKind.Date => new ColumnType(ColumnKind.Date),
        DuckTypeKind.Timestamp => new ColumnType(ColumnKind.Timestamp),
        _ => new ColumnType(ColumnKind.String),
    };
}
