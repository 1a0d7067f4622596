using System.Text.Json;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Tests.Commands;

public sealed class FeaturesTests : IDisposable
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
              amount: {type: float, min: 0}
              age: {type: int, protected: true}
          visits:
            source: data/visits/*.csv
            format: csv
            owner: ml-lead
            time: {event: seen_at, known: loaded_at}
            columns: {shop_id: string, seen_at: timestamp, loaded_at: timestamp}
        entities:
          customer: {key: customer_id, type: string}
          shop: {key: shop_id, type: string}
        features:
          spending@1:
            entity: customer
            from: orders
            values:
              orders_30d: {type: int, count: "*", window: 30d}
              oldest: {type: int?, max: age}
          spending@2:
            entity: customer
            from: orders
            ttl: 90d
            values:
              orders_30d: {type: int, count: "*", where: amount > 1, window: 30d}
              spent: {type: float?, sum: amount}
              mean_order: {type: float?, expr: spent / orders_30d}
            online: {refresh: 1h}
          footfall:
            entity: shop
            from: visits
            values: {visits: {type: int, count: "*"}}
        pipelines:
          daily:
            stages:
              ingest: {kind: ingest, dataset: orders}
              features: {kind: features, labels: ingest.rows, views: spending}
              publish: {kind: materialize, views: [spending@2]}
        """;

    private const string Orders = "order_id,customer_id,ordered_at,loaded_at,amount,age\no1,ada,2026-01-01,2026-01-02,10,40\no2,bob,2026-01-03,2026-01-03,0.5,50\no3,ada,2026-01-05,2026-01-06,2.5,40\n";

    private readonly TemporaryFolder folder = new TemporaryFolder()
        .With("mlops.yaml", "mlops: 1\nproject: shop\nroles: {ml-lead: [{id: 1, login: ada}]}\n")
        .With("shop.mlops.yaml", Specs)
        .With("data/orders.csv", Orders)
        .With("data/visits/a.csv", "shop_id,seen_at,loaded_at\ns1,2026-01-01,2026-01-01\n")
        .With("data/visits/b.csv", "shop_id,seen_at,loaded_at\ns2,2026-01-01,2026-01-01\n");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_version_is_listed_with_its_values_and_who_uses_it()
    {
        Assert.Equal(
            """
            footfall@1  shop      from visits  no ttl   not online       owner ml-lead
              visits int
              used by nothing
            spending@1  customer  from orders  no ttl   not online       owner ml-lead
              orders_30d int, oldest int?
              used by nothing
            spending@2  customer  from orders  ttl 90d  online every 1h  owner ml-lead
              orders_30d int, spent float?, mean_order float?
              used by stages daily/features, daily/publish

            """.ReplaceLineEndings("\n"),
            Run("list").Output);
        using var list = JsonDocument.Parse(Run("list", "--format", "json").Output);
        Assert.Equal(["footfall@1", "spending@1", "spending@2"], list.RootElement.GetProperty("views").EnumerateArray().Select(static view => view.GetProperty("view").GetString()));
    }

    [Fact]
    public void A_view_is_shown_with_the_columns_that_its_values_are_made_from()
    {
        Assert.Equal(
            """
            spending@2
              entity  customer, by customer_id
              from    orders, which happened at ordered_at and was known at loaded_at
              ttl     90d
              online  every 1h
              owner   ml-lead

              orders_30d  int     count * where amount > 1, window 30d  of amount, customer_id, loaded_at, ordered_at
              spent       float?  sum amount                            of amount, customer_id, loaded_at, ordered_at
              mean_order  float?  spent / orders_30d                    of amount, customer_id, loaded_at, ordered_at

              used by  stage  daily/features
                       stage  daily/publish

            """.ReplaceLineEndings("\n"),
            Run("show", "spending").Output);
        Assert.Contains("of age, customer_id, loaded_at, ordered_at; protected because of age", Run("show", "spending@1").Output, StringComparison.Ordinal);
        using var page = JsonDocument.Parse(Run("show", "spending@1", "--format", "json").Output);
        Assert.Equal("age", page.RootElement.GetProperty("values")[1].GetProperty("protectedBecauseOf").GetString());
    }

    [Fact]
    public void History_says_what_each_version_changed()
    {
        Assert.Equal(
            """
            spending@1
              +  orders_30d  int = count *, window 30d
              +  oldest      int? = max age
            spending@2
              ~  ttl         none -> 90d
              ~  online      not online -> online every 1h
              -  oldest      int? = max age
              ~  orders_30d  int = count *, window 30d -> int = count * where amount > 1, window 30d
              +  spent       float? = sum amount
              +  mean_order  float? = spent / orders_30d

            """.ReplaceLineEndings("\n"),
            Run("history", "spending").Output);
        using var history = JsonDocument.Parse(Run("history", "spending", "--format", "json").Output);
        Assert.Equal(2, history.RootElement.GetProperty("versions")[0].GetProperty("changes").GetArrayLength());
    }

    [Theory]
    [InlineData("there is no view 'spendng'", "did you mean 'spending'?", "show", "spendng")]
    [InlineData("there is no view 'x'", "there are footfall, spending", "history", "x")]
    [InlineData("view 'spending' has no version '7'", "it has spending@1, spending@2", "show", "spending@7")]
    [InlineData("'spending@1' is one version", "mlops features history spending", "history", "spending@1")]
    [InlineData("--as-of is no time: 'yesterday'", "--as-of 2026-01-01", "materialize", "spending", "--as-of", "yesterday")]
    [InlineData("--digest is no digest: 'abc'", "64 small hex digits", "materialize", "spending", "--as-of", "2026-01-01", "--digest", "abc")]
    [InlineData("say different things", "give one of them", "materialize", "spending", "--as-of", "2026-01-01", "--entities", "--labels", "orders")]
    public void A_mistake_is_answered_with_what_to_do(string message, string hint, params string[] arguments)
    {
        var answer = Run(arguments);
        Assert.Equal(ExitStatus.Usage, answer.Status);
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
        Assert.Contains(hint, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_those_known_then_and_written_to_a_file()
    {
        var answer = Run("materialize", "spending", "--as-of", "2026-01-05", "--out", "then.parquet");
        Assert.Equal(ExitStatus.Fine, answer.Status);
        var lines = answer.Output.Split('\n');
        Assert.Equal("spending@2 as of 2026-01-05T00:00:00Z: 2 rows", lines[0]);
        Assert.Equal("  mean_order has no value in 1", lines[1]);
        Assert.Equal($"sha256:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(folder["then.parquet"])))}", lines[2]);
        Assert.Equal("written to then.parquet", lines[3]);
        Assert.False(File.Exists(folder["then.parquet.part"]));
        Assert.StartsWith("footfall@1 as of 2026-01-05T00:00:00Z: 2 rows", Run("materialize", "footfall", "--as-of", "2026-01-05").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--labels", "orders")]
    [InlineData("--labels", "asked.csv")]
    public void A_past_training_set_has_the_same_bytes_after_more_was_known(params string[] labels)
    {
        folder.With("asked.csv", "customer_id,asked_at\nada,2026-01-04\nbob,2026-01-05\nada,2026-01-09\n");
        string[] wanted = ["materialize", "spending", "--as-of", "2026-01-05", .. labels];
        var digest = DigestIn(Run(wanted).Output);

        // Orders of later, corrections that came late of what had happened, and the same rows the other way round.
        string[] rows = [.. Orders.TrimEnd().Split('\n').Skip(1), "o1,ada,2026-01-01,2026-01-07,99,40", "o4,eve,2026-01-02,2026-01-06,1,30", "o5,bob,2026-02-01,2026-02-01,7,50"];
        folder.With("data/orders.csv", string.Join('\n', rows.Reverse().Prepend(Orders.Split('\n')[0])) + "\n");

        var again = Run([.. wanted, "--digest", digest]);
        Assert.Equal(ExitStatus.Fine, again.Status);
        Assert.EndsWith("the same bytes\n", again.Output, StringComparison.Ordinal);
        Assert.Equal(ExitStatus.No, Run(["materialize", "spending", "--as-of", "2026-01-08", .. labels, "--digest", digest]).Status);
    }

    [Fact]
    public void A_past_that_was_edited_is_found_out()
    {
        var digest = DigestIn(Run("materialize", "spending", "--as-of", "2026-01-05").Output);
        folder.With("data/orders.csv", Orders.Replace("01-02,10,", "01-02,11,", StringComparison.Ordinal));
        var answer = Run("materialize", "spending", "--as-of", "2026-01-05", "--digest", digest);
        Assert.Equal(ExitStatus.No, answer.Status);
        Assert.Contains($"these are other bytes than those of {digest}", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The views are of different entities, by 'customer_id' and 'shop_id'.", "spending", "footfall")]
    [InlineData("Both view 'spending@1' and view 'spending@2' have 'orders_30d'.", "spending@1", "spending@2")]
    [InlineData("There is no file 'gone.csv' with labels.", "spending", "--labels", "gone.csv")]
    public void What_can_not_be_computed_is_said(string message, params string[] arguments)
    {
        var answer = Run(["materialize", .. arguments, "--as-of", "2026-01-05", "--out", "then.parquet"]);
        Assert.Equal(ExitStatus.No, answer.Status);
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["then.parquet"]) || File.Exists(folder["then.parquet.part"]));
    }

    [Fact]
    public void A_dataset_without_its_file_is_named()
    {
        File.Delete(folder["data/orders.csv"]);
        Assert.Contains("dataset 'orders' is read from 'data/orders.csv', and there is no such file", Run("materialize", "spending", "--as-of", "2026-01-05").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_materializes_and_reports_what()
    {
        var answer = Mlops.Run(folder.Path, "run", "daily", "--stage", "publish");
        Assert.True(answer.Status == ExitStatus.Fine, answer.Output + answer.Error);
        using var report = JsonDocument.Parse(Mlops.Run(folder.Path, "show", "publish.report").Output);
        var view = report.RootElement.GetProperty("views")[0];
        Assert.Equal(("spending@2", "2026-01-06T00:00:00Z", 2), (view.GetProperty("view").GetString(), view.GetProperty("asOf").GetString(), view.GetProperty("rows").GetInt32()));
        Assert.Equal(DigestIn(Run("materialize", "spending", "--as-of", "2026-01-06").Output), view.GetProperty("digest").GetString());
    }

    private Mlops.Answer Run(params string[] arguments) => Mlops.Run(folder.Path, ["features", .. arguments]);

    private static string DigestIn(string output) => output.Split('\n').Single(static line => line.StartsWith("sha256:", StringComparison.Ordinal));
}
