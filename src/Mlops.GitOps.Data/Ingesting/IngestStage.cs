using System.Globalization;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Ingesting;

/// <summary>Reads a dataset as it is declared, and sets aside what is not so.</summary>
internal static class IngestStage
{
    public static StageRunner Runner { get; } = new("ingest", "1", Run);

    private const int MostShown = 5;

    private static void Run(StageContext context, CancellationToken stop)
    {
        var dataset = DatasetDeclaration.Of(context.Settings.Item("dataset"));
        using var database = StageDatabase.Open(context);
        using var connection = database.Connect();
        var reader = DatasetReader.Open(connection, dataset, context.Input("dataset").Path, "dataset_rows", context.Scratch);
        var rows = reader.Run(() => StageDatabase.Write(connection, reader.Query, context.Output("rows"), stop, reader.Columns));
        var rejects = reader.Run(() => StageDatabase.Write(connection, reader.RejectQuery, context.Output("rejects"), stop));
        context.TellRows("rows", rows);
        context.TellRows("rejects", rejects);
        context.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{dataset.Name}: {rows} rows from {Files(reader.Files)}, {rejects} set aside"));
        if (rejects > 0) Show(connection, reader, context.Log, rejects, stop);
    }

    private static void Show(DuckConnection connection, DatasetReader reader, TextWriter log, long rejects, CancellationToken stop)
    {
        using var first = connection.Query(string.Create(CultureInfo.InvariantCulture, $"{reader.RejectQuery} LIMIT {MostShown}"), stop);
        while (first.Read(stop) is { } chunk)
        {
            for (var row = 0; row < chunk.Count; row++)
            {
                var column = chunk[2].IsNull(row) ? "the row" : $"'{chunk[2].Text(row)}'";
                var value = chunk[3].IsNull(row) ? "" : $": {JsonSerializer.Serialize(chunk[3].Text(row), ReportJson.Options)}";
                log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {chunk[0].Text(row)}:{chunk[1].Values<long>()[row]}: {column} {chunk[4].Text(row)}{value}"));
            }
        }

        if (rejects > MostShown) log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {rejects - MostShown} more, in the output 'rejects'"));
    }

    private static string Files(int count) => count == 1 ? "1 file" : string.Create(CultureInfo.InvariantCulture, $"{count} files");
}
