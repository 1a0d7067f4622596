#:project ../../src/Mlops.GitOps.Data/Mlops.GitOps.Data.csproj
#:property TieredPGO=false

// dotnet run -c Release build/bench/stages.cs -- FOLDER validate|checks|split|cut
//
// The stages that follow an ingest, each in a process of its own beside its engine doing the same by hand, on the `rows.parquet` that `ingest.cs -- FOLDER ingest`
// leaves: ten expectations and the rows that pass, and a split of the rows by the hash of their key.

using System.Diagnostics;
using System.Globalization;
using Mlops.GitOps.Data;
using Mlops.GitOps.Native.DuckDb;

string[] types = ["id int", "customer string", "event timestamp", "known timestamp", "amount float", "fee decimal(12,2)", "days int", "status string", "open bool", "due date"];
const string Expectations = """
    [{"name": "expect_column_values_to_be_unique", "arguments": {"column": "id"}},
     {"name": "expect_column_values_to_not_be_null", "arguments": {"column": "customer"}},
     {"name": "expect_column_values_to_match_regex", "arguments": {"column": "customer", "regex": "^c[0-9]{6}$"}},
     {"name": "expect_column_values_to_be_between", "arguments": {"column": "amount", "min_value": 0, "max_value": 10000}},
     {"name": "expect_column_values_to_be_between", "arguments": {"column": "fee", "min_value": 0, "max_value": 100}},
     {"name": "expect_column_values_to_be_between", "arguments": {"column": "days", "min_value": 0, "max_value": 89}},
     {"name": "expect_column_values_to_be_in_set", "arguments": {"column": "status", "value_set": ["paid", "late", "written off", "open, disputed"]}},
     {"name": "expect_column_values_to_not_be_null", "arguments": {"column": "open"}},
     {"name": "expect_column_pair_values_a_to_be_greater_than_b", "arguments": {"column_A": "known", "column_B": "event", "or_equal": true}},
     {"name": "expect_column_mean_to_be_between", "arguments": {"column": "amount", "min_value": 4000, "max_value": 6000}}]
    """;
const string Checks = """
    SELECT count(*), count(DISTINCT id), count_if(customer IS NULL), count_if(NOT regexp_matches(customer, '^c[0-9]{6}$')), count_if(amount NOT BETWEEN 0 AND 10000),
    count_if(fee NOT BETWEEN 0 AND 100), count_if(days NOT BETWEEN 0 AND 89), count_if(status NOT IN ('paid', 'late', 'written off', 'open, disputed')), count_if(open IS NULL),
    count_if(NOT known >= event), avg(amount)
    """;

var folder = Path.GetFullPath(args[0]);
var table = $"read_parquet('{folder}/rows.parquet')";
var clock = Stopwatch.StartNew();
switch (args[1])
{
    case "checks":
        Query($"COPY ({Checks} FROM {table}) TO '{folder}/checks.parquet' (FORMAT parquet); COPY (FROM {table}) TO '{folder}/passed.parquet' (FORMAT parquet, COMPRESSION zstd)");
        break;
    case "cut":
        Query($"""
            COPY (FROM {table} WHERE hash(id) % 4 <> 0) TO '{folder}/train.parquet' (FORMAT parquet, COMPRESSION zstd);
            COPY (FROM {table} WHERE hash(id) % 4 = 0) TO '{folder}/test.parquet' (FORMAT parquet, COMPRESSION zstd)
            """);
        break;
    default:
        var columns = string.Join(", ", types.Select(static type => type.Split(' ')).Select(static type => $$"""{"name": "{{type[0]}}", "type": "{{type[1]}}"{{(type[0] == "id" ? ", \"key\": true" : "")}}}"""));
        var settings = args[1] == "validate"
            ? $$"""{"dataset": "rows", "columns": [], "expectations": {{Expectations}} }"""
            : $$"""{"by": "hash", "test": 0.25, "columns": [{{columns}}] }""";
        var outputs = args[1] == "validate" ? (string[])["rows", "rejects", "report"] : ["train", "test", "validation"];
        File.WriteAllText(Path.Join(folder, "stage.json"), $$"""
            {"schema": "mlops/stage/1", "pipeline": "bench", "stage": "{{args[1]}}", "attempt": 1, "seed": 0, "params": {}, "scratch": "{{Directory.CreateDirectory(Path.Join(folder, "scratch")).FullName}}",
            "inputs": {"data": {"path": "{{folder}}/rows.parquet", "digest": "", "type": "Table"} },
            "outputs": { {{string.Join(", ", outputs.Select(name => $$"""
            "{{name}}": {"path": "{{folder}}/out-{{name}}", "type": "{{(name == "report" ? "Report" : "Table")}}"}
            """))}} },
            "settings": {{settings}} }
            """);
        if (StageRunners.Run(StageRunners.All.First(runner => runner.Kind == args[1]), Path.Join(folder, "stage.json"), Console.Error, CancellationToken.None) != 0) return 1;
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
