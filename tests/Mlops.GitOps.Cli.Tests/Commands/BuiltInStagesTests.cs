using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Cli.Tests.Commands;

/// <summary>A pipeline of built-in stages, run by the tool from files to split rows.</summary>
public class BuiltInStagesTests
{
    private const string Specs = """
        datasets:
          orders:
            source: data/orders.csv
            format: csv
            owner: ml-lead
            time: {event: ordered_at, known: loaded_at}
            columns:
              order_id: {type: string, key: true}
              customer_id: string
              ordered_at: timestamp
              loaded_at: timestamp
              amount: {type: float, unit: EUR, min: 0}
              country: {type: string, values: [de, fr, no]}
            quality:
              - expect_column_values_to_be_between: {column: amount, max_value: 1000, onFail: quarantine}
              - expect_column_values_to_be_unique: {column: order_id}
        entities:
          customer: {key: customer_id, type: string}
        features:
          spending@1:
            entity: customer
            from: orders
            ttl: 90d
            values:
              orders_30d: {type: int, count: "*", window: 30d}
              mean_order: {type: float?, mean: amount, window: 30d}
        pipelines:
          daily:
            params: {share: 0.25}
            stages:
              ingest: {kind: ingest, dataset: orders}
              validate: {kind: validate, data: ingest.rows}
              features: {kind: features, labels: validate.rows, views: [spending]}
              joined: {kind: test, of: features, properties: [unique: order_id, sameRowCount]}
              by_country:
                kind: transform
                data: validate.rows
                sql: select country, count(*) as orders from data group by country order by country
                columns: {country: string, orders: int}
              sums:
                kind: test
                of: by_country
                cases:
                  in: {data: [{country: de}, {country: de}, {country: fr}]}
                  out: {rows: tests/by_country.csv}
              split: {kind: split, data: features.rows, by: time, test: 0.25, needs: [joined]}
        """;

    [Fact]
    public void A_pipeline_of_built_in_stages_runs_and_then_does_nothing()
    {
        using var folder = Workspace();
        var first = Mlops.Run(folder.Path, "run");
        Assert.True(first.Status == 0, first.Output + first.Error);
        Assert.Contains("done ingest", first.Output, StringComparison.Ordinal);
        Assert.Contains("97 rows, 3 rows set aside", first.Output, StringComparison.Ordinal);
        Assert.Contains("96 rows, 1 row set aside", first.Output, StringComparison.Ordinal);
        Assert.Contains("7 stages: 7 ran", first.Output, StringComparison.Ordinal);
        Assert.Contains("nothing to do: 7 stages are current", Mlops.Run(folder.Path, "run").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_set_aside_is_shown_with_file_line_and_reason()
    {
        using var folder = Workspace();
        Mlops.Run(folder.Path, "run", "--stage", "ingest");
        var shown = Mlops.Run(folder.Path, "show", "ingest.rejects").Output;
        Assert.Contains("orders.csv    12  amount", shown, StringComparison.Ordinal);
        Assert.Contains("is no float", shown, StringComparison.Ordinal);
        Assert.Contains("loaded_at", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_runs_what_depends_on_it_and_says_why()
    {
        using var folder = Workspace();
        Mlops.Run(folder.Path, "run");
        folder.With("shop.mlops.yaml", Specs.Replace("test: 0.25, needs", "test: 0.5, needs", StringComparison.Ordinal));
        var changed = Mlops.Run(folder.Path, "run").Output;
        Assert.Contains("test 0.25 → 0.5", changed, StringComparison.Ordinal);
        Assert.Contains("7 stages: 1 ran, 6 kept", changed, StringComparison.Ordinal);
        folder.With("tests/by_country.csv", "country,orders\nde,3\nfr,1\n");
        var failed = Mlops.Run(folder.Path, "run");
        Assert.Equal(1, failed.Status);
        Assert.Contains("expected 3, got 2", failed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("ndjson")]
    public void A_command_is_tested_on_golden_rows_like_any_other_body(string format)
    {
        using var folder = new TemporaryFolder();
        folder.With("mlops.yaml", "mlops: 1\nproject: shop\nroles: {ml-lead: [{id: 1, login: ada}, {id: 2, login: grace}]}\n");
        folder.With("data/orders.csv", "id,amount\n1,10\n2,20\n");
        folder.With("steps/keep.py", Keep("20"));
        folder.With("shop.mlops.yaml", """
            datasets:
              orders: {source: data/orders.csv, format: csv, owner: ml-lead, columns: {id: int, amount: int}}
            pipelines:
              daily:
                params: {note: 1}
                stages:
                  ingest: {kind: ingest, dataset: orders, outputs: {rows: {format: FMT}}}
                  large:
                    kind: transform
                    data: {from: ingest.rows, format: FMT}
                    command: [python3, steps/keep.py, "${params.note}"]
                    env: {FORMAT: FMT}
                    columns: {id: int, amount: int}
                    outputs: {rows: {format: FMT}}
                  large_is_kept:
                    kind: test
                    of: large
                    cases:
                      in: {data: [{id: 1, amount: 19}, {id: 2, amount: 20}, {id: 3, amount: 500}]}
                      out: {rows: [{id: 2, amount: 20}, {id: 3, amount: 500}]}
                    properties: [idempotent, unique: id]
            """.Replace("FMT", format, StringComparison.Ordinal));
        var first = Mlops.Run(folder.Path, "run");
        Assert.True(first.Status == 0, first.Output + first.Error);
        Assert.Contains("3 ran", first.Output, StringComparison.Ordinal);
        Assert.Contains("nothing to do", Mlops.Run(folder.Path, "run").Output, StringComparison.Ordinal);

        folder.With("steps/keep.py", Keep("21"));
        var changed = Mlops.Run(folder.Path, "run");
        Assert.Equal(1, changed.Status);
        Assert.Contains("run  large_is_kept  steps/keep.py changed", changed.Output, StringComparison.Ordinal);
        Assert.Contains("rows: expected 2 rows, got 1", changed.Output, StringComparison.Ordinal);

        folder.With("steps/keep.py", "import sys\nsys.exit('no rows today')\n");
        var broken = Mlops.Run(folder.Path, "run", "--stage", "large_is_kept", "--only");
        Assert.Equal(1, broken.Status);
        Assert.Contains("no rows today", broken.Output, StringComparison.Ordinal);
    }

    private static string Keep(string least) => $$"""
        import csv, json, os
        assert json.load(open(os.environ["MLOPS_STAGE"]))["params"] == {"note": 1}
        path, to = os.environ["MLOPS_IN_DATA"], os.environ["MLOPS_OUT_ROWS"]
        with open(path, newline="") as file:
            rows = list(csv.DictReader(file)) if os.environ["FORMAT"] == "csv" else [json.loads(line) for line in file]
        kept = [row for row in rows if int(row["amount"]) >= {{least}}]
        with open(to, "w", newline="") as file:
            if os.environ["FORMAT"] == "csv":
                writer = csv.DictWriter(file, ["id", "amount"])
                writer.writeheader()
                writer.writerows(kept)
            else:
                file.writelines(json.dumps(row) + "\n" for row in kept)
        """;

    [Fact]
    public void Two_workspaces_come_to_the_same_bytes()
    {
        using var one = Workspace();
        using var other = Workspace();
        Mlops.Run(one.Path, "run", "--jobs", "1");
        Mlops.Run(other.Path, "run", "--jobs", "4");
        Assert.Equal(one.Read("locks/daily.lock"), other.Read("locks/daily.lock"));
    }

    [Fact]
    public void A_query_that_can_not_run_is_shown_with_its_line()
    {
        using var folder = Workspace();
        folder.With("shop.mlops.yaml", Specs.Replace("count(*) as orders", "sum(amounts) as orders", StringComparison.Ordinal));
        var failed = Mlops.Run(folder.Path, "run", "--stage", "by_country");
        Assert.Equal(1, failed.Status);
        Assert.Contains("\"amounts\" not found", failed.Output, StringComparison.Ordinal);
        Assert.Contains("LINE 1: select country", failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stage_without_a_stage_file_is_refused()
    {
        using var folder = Workspace();
        Assert.Contains("MLOPS_STAGE does not name a stage file", Mlops.Run(folder.Path, "stage", "ingest").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by_country", 0, "1 row")]
    [InlineData("sums", 1, "is of stage 'by_country'")]
    public void An_engine_runs_one_stage_by_its_stage_file(string stage, int status, string said)
    {
        using var folder = new TemporaryFolder().With("in.csv", "country\nde\nde\n");
        folder.With("stage.json", $$"""
            {"schema": "mlops/stage/1", "pipeline": "daily", "stage": "by_country", "kind": "transform", "attempt": 1, "seed": 0, "params": {},
             "settings": {"sql": "select country, count(*) as orders from data group by country", "columns": [{"name": "country", "type": "string"}, {"name": "orders", "type": "int"}]},
             "inputs": {"data": {"path": "{{folder["in.csv"]}}", "digest": "", "type": "Table", "format": "csv"} },
             "outputs": {"rows": {"path": "{{folder["out.csv"]}}", "type": "Table", "format": "csv"} }, "scratch": "{{folder.Path}}"}
            """);
        var ended = Mlops.Start("env", folder.Path, [$"MLOPS_STAGE={folder["stage.json"]}", "dotnet", Mlops.Assembly, "stage", stage]);
        Assert.True(ended.Status == status && ended.Error.Contains(said, StringComparison.Ordinal), ended.Error);
        if (status == 0) Assert.Equal("country,orders\nde,2\n", folder.Read("out.csv"));
    }

    private static TemporaryFolder Workspace()
    {
        var rows = new StringBuilder("order_id,customer_id,ordered_at,loaded_at,amount,country\n");
        for (var order = 0; order < 100; order++)
        {
            var amount = order == 10 ? "much" : order == 20 ? "" : order == 30 ? "5000" : FormattableString.Invariant($"{order * 7 % 90}.5");
            var loaded = order == 40 ? "2024-01-01T00:00:00Z" : FormattableString.Invariant($"2025-01-{1 + (order % 28):00}T12:00:00Z");
            rows.Append(CultureInfo.InvariantCulture, $"o{order},c{order % 7},2025-01-{1 + (order % 28):00}T10:00:00Z,{loaded},{amount},{(order % 3 == 0 ? "no" : "de")}\n");
        }

        return new TemporaryFolder()
            .With("mlops.yaml", "mlops: 1\nproject: shop\nroles:\n  ml-lead: [{id: 1, login: ada}, {id: 2, login: joan}]\n")
            .With("shop.mlops.yaml", Specs)
            .With("data/orders.csv", rows.ToString())
            .With("tests/by_country.csv", "country,orders\nde,2\nfr,1\n");
    }
}
