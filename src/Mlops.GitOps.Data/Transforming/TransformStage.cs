using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Transforming;

/// <summary>Makes a table of others by a query, in which each input is a table of its name.</summary>
internal static class TransformStage
{
    public static StageRunner Runner { get; } = new("transform", "1", Run);

    public static void Run(StageContext context, CancellationToken stop)
    {
        var sql = context.Settings.Text("sql").Trim().TrimEnd(';');
        var columns = context.Settings.TryGetProperty("columns", out var declared) ? ColumnDeclaration.AllOf(declared) : [];
        var output = context.Output("rows");
        using var database = StageDatabase.Open(context);
        using var connection = database.Connect();
        Offer(context, connection, output, stop);
        PureQuery.Check(connection, sql);
        var given = Columns(connection, sql, stop);
        var rows = Write(connection, DeclaredColumns.Select(sql, given, columns), output, stop);
        DeclaredColumns.CheckFilled(connection, output, columns, stop);
        context.TellRows("rows", rows);
        context.Log.WriteLine(FormattableString.Invariant($"rows: {rows} rows, {(columns.Length > 0 ? columns.Length : given.Length)} columns."));
    }

    // One thread: with more, groups come in any order, and so do the terms of a sum of floats. After the tables are there, no other file is, and nothing can be set.
    private static void Offer(StageContext context, DuckConnection connection, StageOutput output, CancellationToken stop)
    {
        // Where a file is already there, the engine writes beside it first.
        List<string> files = [output.Path, Path.Join(Path.GetDirectoryName(output.Path), $"tmp_{Path.GetFileName(output.Path)}")];
        foreach (var input in context.Inputs.Values)
        {
            var file = ParquetInput.PathOf(context, connection, input, stop);
            files.Add(file);
            connection.Execute($"CREATE VIEW {Sql.Name(input.Name)} AS SELECT * FROM read_parquet({Sql.Text(file)})", stop);
        }

        connection.Execute("SET threads = 1", stop);
        connection.Execute($"SET allowed_paths = {Sql.List(files)}", stop);
        connection.Execute("SET enable_external_access = false", stop);
        connection.Execute("SET lock_configuration = true", stop);
    }

    private static ImmutableArray<DuckColumn> Columns(DuckConnection connection, string sql, CancellationToken stop)
    {
        try
        {
            // Read on its own first, so that a text which ends our query and begins another is none.
            connection.Prepare(sql).Dispose();
            using var none = connection.Query($"SELECT * FROM (\n{sql}\n) LIMIT 0", stop);
            return none.Columns;
        }
        catch (DuckException exception)
        {
            throw Failed(exception);
        }
    }

    private static long Write(DuckConnection connection, string query, StageOutput output, CancellationToken stop)
    {
        try
        {
            return StageDatabase.Write(connection, query, output, stop);
        }
        catch (DuckException exception)
        {
            throw Failed(exception);
        }
    }

    private static StageFailure Failed(DuckException exception) => new($"The query of `sql` can't run:\n{exception.Message}", inner: exception);
}
