using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Cli.Scaffolding;

/// <summary>The datasets, the entity and the feature view of a new workspace.</summary>
internal static class StandardData
{
    public static YamlMap Specs() => Map(
        ("datasets", Map(("members", Members()), ("visits", Visits()))),
        ("entities", Map(("member", Flow(Map(("key", Text("member_id")), ("type", Text("string"))))))),
        ("features", Map(("activity", Activity()))));

    private static YamlMap Members() => Map(
        ("description", Text("What was known of a member on a day, and whether they left within 30 days.")),
        ("source", Text("data/members.csv")),
        ("format", Text("csv")),
        ("owner", Text("ml-lead")),
        ("time", Times("observed_at")),
        ("otherColumns", Text("fail")),
        ("columns", Map(
            ("observation_id", Flow(Map(("type", Text("string")), ("key", Bool(true))))),
            ("member_id", Text("string")),
            ("observed_at", Text("timestamp")),
            ("loaded_at", Text("timestamp")),
            ("tenure_months", Flow(Map(("type", Text("int")), ("min", Number(0))))),
            ("left_within_30d", Flow(Map(("type", Text("bool")), ("label", Bool(true))))))),
        ("quality", Seq(Map(("expect_table_row_count_to_be_between", Flow(Map(("min_value", Number(100)), ("max_value", Number(1_000_000)))))))));

    private static YamlMap Visits() => Map(
        ("description", Text("One row a visit.")),
        ("source", Text("data/visits.csv")),
        ("format", Text("csv")),
        ("owner", Text("ml-lead")),
        ("time", Times("visited_at")),
        ("otherColumns", Text("fail")),
        ("columns", Map(
            ("visit_id", Flow(Map(("type", Text("string")), ("key", Bool(true))))),
            ("member_id", Text("string")),
            ("visited_at", Text("timestamp")),
            ("loaded_at", Text("timestamp")),
            ("minutes", Flow(Map(("type", Text("float")), ("min", Number(0))))))));

    private static YamlMap Times(string happened) => Flow(Map(("event", Text(happened)), ("known", Text("loaded_at"))));

    private static YamlMap Activity() => Map(
        ("entity", Text("member")),
        ("from", Text("visits")),
        ("ttl", Text("365d")),
        ("values", Map(
            ("visits_30d", Flow(Map(("type", Text("int")), ("count", Text("*")), ("window", Text("30d"))))),
            ("mean_minutes", Flow(Map(("type", Text("float?")), ("mean", Text("minutes")), ("window", Text("90d"))))))),
        ("online", Flow(Map(("refresh", Text("1h"))))));
}
