using System.Globalization;
using System.Text;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Tests.Features;

/// <summary>Rows and labels as files, and the stage run on them. Times are seconds after the beginning of 2024.</summary>
internal static class FeatureWorld
{
    public const long Start = 1_704_067_200_000_000;
    private const long Second = 1_000_000;

    public static object View(object[] values, double? ttl = null, string name = "payment_history", int version = 1) =>
        new { name, version, key = "customer", input = "payments", dataset = Dataset, ttl, values };

    public static object Settings(params object[] views) =>
        new { @event = "at", columns = new object[] { new { name = "number", type = "int" }, new { name = "customer", type = "string?" }, new { name = "at", type = "timestamp" } }, views };

    public static (int Status, string Log) TryRun(string folder, object settings, IEnumerable<FeatureRow> rows, IEnumerable<FeatureLabel> labels, int threads = 2, string[]? outputs = null, int mostIndexed = Data.Features.EntityIndex.Most)
    {
        WriteRows(Path.Join(folder, "payments.csv"), rows);
        WriteLabels(folder, labels);
        var inputs = new Dictionary<string, object> { ["labels"] = StageFiles.Table(Path.Join(folder, "labels.parquet")), ["payments"] = StageFiles.Files(Path.Join(folder, "payments.csv")) };
        var runner = new StageRunner("features", "1", (context, stop) => Data.Features.FeaturesStage.Run(context, threads, stop, mostIndexed));
        return StageFiles.Run(runner, folder, Clean(settings), inputs, outputs ?? ["rows"]);
    }

    /// <summary>Runs the stage and returns its rows as texts, without the columns of the labels but their number.</summary>
    public static List<string?[]> Run(string folder, object settings, IEnumerable<FeatureRow> rows, IEnumerable<FeatureLabel> labels, int threads = 2, int mostIndexed = Data.Features.EntityIndex.Most)
    {
        var (status, log) = TryRun(folder, settings, rows, labels, threads, mostIndexed: mostIndexed);
        Assert.True(status == 0, log);
        return Read(StageFiles.PathOf(folder, "rows"));
    }

    public static List<string?[]> Read(string file, string except = "customer, \"at\"")
    {
        using var database = DuckDatabase.Open();
        using var connection = database.Connect();
        using var result = connection.Query($"SELECT CAST(COLUMNS(* EXCLUDE ({except})) AS VARCHAR) FROM read_parquet('{file}')");
        var all = new List<string?[]>();
        while (result.Read() is { } chunk)
        {
            for (var row = 0; row < chunk.Count; row++)
            {
                var texts = new string?[result.Columns.Length];
                for (var column = 0; column < texts.Length; column++) texts[column] = chunk[column].IsNull(row) ? null : chunk[column].Text(row);
                all.Add(texts);
            }
        }

        return all;
    }

    public static byte[] Bytes(string folder) => File.ReadAllBytes(StageFiles.PathOf(folder, "rows"));

    public static FeatureRow Row(string customer, long happened, long known, double? amount = null, long? days = null, string id = "p", string? status = null) =>
        new(id, customer, happened, known, amount, days, null, status, null, null);

    public static string TextOf(long second) => DateTime.UnixEpoch.AddTicks((Start + (second * Second)) * 10).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static object Dataset => new
    {
        name = "payments",
        format = "csv",
        @event = "paid_at",
        known = "loaded_at",
        columns = new object[]
        {
            new { name = "fee", type = "decimal(12,2)?" }, new { name = "customer", type = "string" }, new { name = "paid_at", type = "timestamp" },
            new { name = "loaded_at", type = "timestamp" }, new { name = "amount", type = "float?" }, new { name = "id", type = "string", key = true },
            new { name = "days", type = "int?" }, new { name = "status", type = "string?" }, new { name = "open", type = "bool?" }, new { name = "due", type = "date?" },
        },
    };

    // Written as Core writes it: what is not said is not there.
    public static System.Text.Json.Nodes.JsonNode Clean(object settings)
    {
        var node = System.Text.Json.JsonSerializer.SerializeToNode(settings) ?? throw new InvalidOperationException("Settings are an object.");
        Drop(node);
        return node;

        static void Drop(System.Text.Json.Nodes.JsonNode? node)
        {
            if (node is System.Text.Json.Nodes.JsonArray list) foreach (var item in list) Drop(item);
            if (node is not System.Text.Json.Nodes.JsonObject map) return;
            foreach (var name in map.Where(static pair => pair.Value is null).Select(static pair => pair.Key).ToList()) map.Remove(name);
            foreach (var (_, value) in map) Drop(value);
        }
    }

    public static void WriteRows(string file, IEnumerable<FeatureRow> rows)
    {
        var text = new StringBuilder("fee,customer,paid_at,loaded_at,amount,id,days,status,open,due\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Fee},{row.Customer},{TextOf(row.Event)},{TextOf(row.Known)},{row.Amount?.ToString("R", CultureInfo.InvariantCulture)},{row.Id},{row.Days},{row.Status},");
            text.Append(row.Open is { } open ? open ? "true" : "false" : "").Append(',').Append(row.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('\n');
        }

        File.WriteAllText(file, text.ToString());
    }

    private static void WriteLabels(string folder, IEnumerable<FeatureLabel> labels)
    {
        var text = new StringBuilder("number,customer,at\n");
        foreach (var label in labels) text.Append(CultureInfo.InvariantCulture, $"{label.Number},{label.Customer},{TextOf(label.At)}\n");
        var csv = Path.Join(folder, "labels.csv");
        File.WriteAllText(csv, text.ToString());
        using var database = DuckDatabase.Open();
        using var connection = database.Connect();
        connection.Execute($"COPY (SELECT * FROM read_csv('{csv}', auto_detect = false, header = true, delim = ',', nullstr = '', columns = {{'number': 'BIGINT', 'customer': 'VARCHAR', 'at': 'TIMESTAMP'}})) TO '{Path.Join(folder, "labels.parquet")}' (FORMAT parquet)");
    }
}
