using System.Collections.Immutable;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features.Materializing;

/// <summary>The rows of a file as labels, in its order and with all of its columns.</summary>
internal static class FileLabels
{
    public static LabelRows Of(DuckConnection connection, LabelFile file, ImmutableArray<JoinPlan> plans, CancellationToken stop)
    {
        var name = Path.GetFileName(file.Path);
        if (!File.Exists(file.Path)) throw new StageFailure($"There is no file '{name}' with labels.");
        var columns = ColumnsOf(connection, ScanOf(file.Path, name, ""), stop);
        var names = columns.Select(static column => column.Name).ToList();
        if (plans.FirstOrDefault(plan => !names.Contains(plan.Key)) is { } plan)
            throw new StageFailure($"The labels in '{name}' have no column '{plan.Key}', by which view '{plan.Values[0].View}' is joined.", $"They have {string.Join(", ", names)}.");
        var happened = file.Event is null ? OnlyTime(columns, name) : Named(file.Event, names, name);

        // A key such as 007 would be read as a number, and the engine's guess of a time could keep its zone.
        var types = plans.Select(static plan => $"{Sql.Text(plan.Key)}: {Sql.Text(Sql.TypeOf(plan.KeyType))}").Append($"{Sql.Text(happened)}: 'TIMESTAMP'").Distinct(StringComparer.Ordinal);
        return new LabelRows(ScanOf(file.Path, name, $", types = {{{string.Join(", ", types)}}}"), happened, [.. names.Select(static column => $"l.{Sql.Name(column)}")]);
    }

    private static string ScanOf(string path, string name, string types) => Path.GetExtension(path) switch
    {
        ".parquet" => $"read_parquet({Sql.Text(path)})",
        ".csv" => $"read_csv({Sql.Text(path)}, header = true{types})",
        ".ndjson" or ".jsonl" => $"read_json({Sql.Text(path)}, format = 'newline_delimited')",
        _ => throw new StageFailure($"It can't be said what '{name}' is.", "Labels are read from .parquet, .csv and .ndjson files, and from datasets of the workspace."),
    };

    private static ImmutableArray<DuckColumn> ColumnsOf(DuckConnection connection, string scan, CancellationToken stop)
    {
        using var result = connection.Query($"SELECT * FROM {scan} LIMIT 0", stop);
        return result.Columns;
    }

    private static string OnlyTime(ImmutableArray<DuckColumn> columns, string name)
    {
        var times = columns.Where(static column => column.Type.Kind is DuckTypeKind.Timestamp or DuckTypeKind.TimestampTz or DuckTypeKind.Date).Select(static column => column.Name).ToList();
        return times switch
        {
            [var only] => only,
            [] => throw new StageFailure($"No column of '{name}' holds times, so it can't be said what was known for its rows.", "Say which one does with --event COLUMN."),
            _ => throw new StageFailure($"'{name}' has {times.Count} columns that hold times: {string.Join(", ", times)}.", $"Say as of which its rows are: --event {times[0]}"),
        };
    }

    private static string Named(string wanted, List<string> names, string file) =>
        names.Contains(wanted) ? wanted : throw new StageFailure($"The labels in '{file}' have no column '{wanted}'.", $"They have {string.Join(", ", names)}.");
}
