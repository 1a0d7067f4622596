#:project ../../src/Mlops.GitOps.Data/Mlops.GitOps.Data.csproj
#:property TieredPGO=false

// dotnet run -c Release build/bench/features.cs -- FOLDER make|asof|last|many [ROWS LABELS]
//
// The join of the features stage beside the plain join in one time that its engine has, each in a process of its own.
// `make` writes the rows (CSV, two times, a tenth known late) and the labels (Parquet) once; they are the same everywhere.

using System.Diagnostics;
using System.Globalization;
using Mlops.GitOps.Data;
using Mlops.GitOps.Native.DuckDb;

const string Columns = "[{'name':'customer','type':'string'},{'name':'event','type':'timestamp'},{'name':'known','type':'timestamp'},{'name':'amount','type':'float'}]";
const string Last = "{'name':'amount','type':'float?','function':'last','column':'amount'}";
const string Many = Last + ",{'name':'n90','type':'int','function':'count','column':'*','window':7776000},{'name':'s90','type':'float?','function':'sum','column':'amount','window':7776000}"
    + ",{'name':'large','type':'int','function':'count','column':'*','where':'amount > 5000'},{'name':'most','type':'float?','function':'max','column':'amount','window':7776000}"
    + ",{'name':'share','type':'float?','expr':'large / n90'}";

var folder = Path.GetFullPath(args[0]);
var (rows, labels) = (args.Length > 2 ? args[2] : "10000000", args.Length > 3 ? args[3] : "1000000");
var clock = Stopwatch.StartNew();
switch (args[1])
{
    case "make":
        Directory.CreateDirectory(folder);
        Query($"""
            COPY (SELECT 'c' || lpad((hash(i) % 100000)::VARCHAR, 6, '0') AS customer, TIMESTAMP '2024-01-01' + to_seconds((hash(i + 7) % 31536000)::BIGINT) AS event,
            event + to_seconds((CASE WHEN hash(i + 3) % 10 = 0 THEN hash(i + 1) % 864000 ELSE hash(i + 2) % 3600 END)::BIGINT) AS known, (hash(i + 9) % 1000000) / 100.0 AS amount
            FROM range({rows}) r(i)) TO '{folder}/rows.csv' (HEADER);
            COPY (SELECT i AS id, 'c' || lpad((hash(i * 31) % 100000)::VARCHAR, 6, '0') AS customer, TIMESTAMP '2024-01-01' + to_seconds((hash(i * 17 + 7) % 31536000)::BIGINT) AS at
            FROM range({labels}) r(i)) TO '{folder}/labels.parquet' (FORMAT parquet)
            """);
        break;
    case "asof":
        Query($$"""
            COPY (SELECT l.*, r.amount FROM '{{folder}}/labels.parquet' l ASOF LEFT JOIN read_csv('{{folder}}/rows.csv', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
            columns = {'customer': 'VARCHAR', 'event': 'TIMESTAMP', 'known': 'TIMESTAMP', 'amount': 'DOUBLE'}) r ON l.customer = r.customer AND l.at >= r.event)
            TO '{{folder}}/asof.parquet' (FORMAT parquet, COMPRESSION zstd)
            """);
        break;
    default:
        var scratch = Directory.CreateDirectory(Path.Join(folder, "scratch")).FullName;
        File.WriteAllText(Path.Join(folder, "stage.json"), $$"""
            {"schema": "mlops/stage/1", "pipeline": "bench", "stage": "features", "attempt": 1, "seed": 0, "params": {}, "scratch": "{{scratch}}",
            "inputs": {"labels": {"path": "{{folder}}/labels.parquet", "digest": "", "type": "Table"}, "rows": {"path": "{{folder}}/rows.csv", "digest": "", "type": "File"} },
            "outputs": {"rows": {"path": "{{folder}}/{{args[1]}}.parquet", "type": "Table"} },
            "settings": {"event": "at", "columns": [{"name": "id", "type": "int"}, {"name": "customer", "type": "string"}, {"name": "at", "type": "timestamp"}],
            "views": [{"name": "payments", "version": 1, "key": "customer", "input": "rows", "ttl": 31536000,
            "dataset": {"name": "rows", "format": "csv", "event": "event", "known": "known", "columns": {{Columns.Replace('\'', '"')}} },
            "values": [{{(args[1] == "many" ? Many : Last).Replace('\'', '"')}}] }] } }
            """);
        if (StageRunners.Run(StageRunners.All.First(static runner => runner.Kind == "features"), Path.Join(folder, "stage.json"), Console.Error, CancellationToken.None) != 0) return 1;
        break;
}

var used = Process.GetCurrentProcess();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{args[1]}: {clock.Elapsed.TotalSeconds:F2} s, {used.TotalProcessorTime.TotalSeconds:F2} s of processor time, {used.PeakWorkingSet64 >> 20} MiB"));
return 0;

void Query(string sql)
{
    using var database = DuckDatabase.Open(new DuckSettings { TemporaryFolder = Path.Join(folder, "spill") });
    using var connection = database.Connect();
    connection.Execute(sql);
}
