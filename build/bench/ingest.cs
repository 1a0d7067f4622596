#:project ../../src/Mlops.GitOps.Data/Mlops.GitOps.Data.csproj
#:property TieredPGO=false

// dotnet run -c Release build/bench/ingest.cs -- FOLDER make|scan|ingest|quoted|wide [ROWS]
//
// The ingest stage beside its engine doing the same scan by hand, each in a process of its own. `make` writes the rows once: CSV of ten columns, the same
// with every text in quotes, and 5 000 rows of 10 000 columns. They are the same everywhere.

using System.Diagnostics;
using System.Globalization;
using Mlops.GitOps.Data;
using Mlops.GitOps.Native.DuckDb;

string[] types = ["id int", "customer string", "event timestamp", "known timestamp", "amount float", "fee decimal(12,2)", "days int", "status string", "open bool", "due date"];
var folder = Path.GetFullPath(args[0]);
var rows = args.Length > 2 ? args[2] : "10000000";
var clock = Stopwatch.StartNew();
switch (args[1])
{
    case "make":
        Directory.CreateDirectory(folder);
        var query = $"""
            SELECT i AS id, 'c' || lpad((hash(i) % 100000)::VARCHAR, 6, '0') AS customer, TIMESTAMP '2024-01-01' + to_seconds((hash(i + 7) % 31536000)::BIGINT) AS event,
            event + to_seconds((hash(i + 2) % 3600)::BIGINT) AS known, (hash(i + 9) % 1000000) / 100.0 AS amount, ((hash(i + 11) % 10000) / 100.0)::DECIMAL(12,2) AS fee, (hash(i + 12) % 90)::INT AS days,
            ['paid', 'late', 'written off', 'open, disputed'][(1 + hash(i + 13) % 4)::INT] AS status, hash(i + 14) % 2 = 0 AS open, DATE '2024-01-01' + (hash(i + 15) % 366)::INT AS due FROM range({rows}) r(i)
            """;
        Query($"COPY ({query}) TO '{folder}/rows.csv' (HEADER); COPY ({query}) TO '{folder}/quoted.csv' (HEADER, FORCE_QUOTE *)");
        using (var wide = new StreamWriter(Path.Join(folder, "wide.csv")) { NewLine = "\n" })
        {
            wide.WriteLine(string.Join(',', Enumerable.Range(0, 10_000).Select(static column => $"c{column}")));
            for (var row = 0; row < 5_000; row++) wide.WriteLine(string.Join(',', Enumerable.Range(0, 10_000).Select(column => ((row * 7919L) + (column * 104729L)) % 100_003)));
        }

        break;
    case "scan" or "scanquoted":
        var columns = string.Join(", ", types.Select(static type => type.Split(' ')).Select(static type => $"'{type[0]}': '{Engine(type[1])}'"));
        Query($$"""
            COPY (SELECT * FROM read_csv('{{folder}}/{{(args[1] == "scan" ? "rows" : "quoted")}}.csv', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {{{columns}}}))
            TO '{{folder}}/scan.parquet' (FORMAT parquet, COMPRESSION zstd)
            """);
        break;
    default:
        var scratch = Directory.CreateDirectory(Path.Join(folder, "scratch")).FullName;
        var declared = args[1] == "wide" ? Enumerable.Range(0, 10_000).Select(static column => $"c{column} int") : types;
        var file = args[1] == "ingest" ? "rows" : args[1];
        File.WriteAllText(Path.Join(folder, "stage.json"), $$"""
            {"schema": "mlops/stage/1", "pipeline": "bench", "stage": "ingest", "attempt": 1, "seed": 0, "params": {}, "scratch": "{{scratch}}",
            "inputs": {"dataset": {"path": "{{folder}}/{{file}}.csv", "digest": "", "type": "File"} },
            "outputs": {"rows": {"path": "{{folder}}/{{file}}.parquet", "type": "Table"}, "rejects": {"path": "{{folder}}/rejects.parquet", "type": "Table"} },
            "settings": {"dataset": {"name": "rows", "format": "csv", "columns": [{{string.Join(", ", declared.Select(static type => type.Split(' ')).Select(static type => $$"""{"name": "{{type[0]}}", "type": "{{type[1]}}"}"""))}}] } } }
            """);
        if (StageRunners.Run(StageRunners.All.First(static runner => runner.Kind == "ingest"), Path.Join(folder, "stage.json"), Console.Error, CancellationToken.None) != 0) return 1;
        break;
}

var used = Process.GetCurrentProcess();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{args[1]}: {clock.Elapsed.TotalSeconds:F2} s, {used.TotalProcessorTime.TotalSeconds:F2} s of processor time, {used.PeakWorkingSet64 >> 20} MiB"));
return 0;

static string Engine(string type) => type switch
{
    "int" => "BIGINT",
    "float" => "DOUBLE",
    "string" => "VARCHAR",
    "bool" => "BOOLEAN",
    _ => type.ToUpperInvariant(),
};

void Query(string sql)
{
    using var database = DuckDatabase.Open(new DuckSettings { TemporaryFolder = Path.Join(folder, "spill") });
    using var connection = database.Connect();
    connection.Execute(sql);
}
