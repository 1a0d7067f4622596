using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Cli.Scaffolding;

/// <summary>The eight standard stages, with a split so that no model is judged on what it learnt from, and a test of the join.</summary>
internal static class StandardPipeline
{
    public static YamlMap Specs() => Map(("pipelines", Map(("training", Map(
        ("params", Flow(Map(("seed", Number(7))))),
        ("on", Flow(Map(("push", Bool(true)), ("schedule", Text("0 5 * * 1")), ("retrain", Bool(true))))),
        ("stages", Map(
            ("ingest", Stage("ingest", ("dataset", "members"))),
            ("validate", Stage("validate", ("data", "ingest.rows"))),
            ("features", Flow(Map(("kind", Text("features")), ("labels", Text("validate.rows")), ("views", Flow(Seq(Text("activity"))))))),
            ("joined", Flow(Map(("kind", Text("test")), ("of", Text("features")), ("properties", Flow(Seq(Text("sameRowCount"))))))),
            ("split", Flow(Map(("kind", Text("split")), ("data", Text("features.rows")), ("by", Text("time")), ("test", Number(0.25))))),
            ("train", Stage("train", ("data", "split.train"), ("label", "left_within_30d"), ("learner", "boosted-trees"))),
            ("evaluate", Flow(Map(
                ("kind", Text("evaluate")), ("model", Text("train.model")), ("data", Text("split.test")), ("against", Flow(Seq(Text("production"))))))),
            ("register", Flow(Map(
                ("kind", Text("register")), ("model", Text("train.model")), ("metrics", Text("evaluate.metrics")), ("as", Text("leavers")),
                ("needs", Flow(Seq(Text("joined"))))))),
            ("deploy", Stage("deploy", ("version", "register.version"), ("service", "leavers_api"), ("environment", "staging"))),
            ("monitor", Flow(Map(("kind", Text("monitor")), ("monitor", Text("leavers_live")), ("needs", Flow(Seq(Text("deploy"))))))))))))));

    private static YamlMap Stage(string kind, params (string Name, string Value)[] fields) =>
        Flow(Map([("kind", Text(kind)), .. fields.Select(static field => (field.Name, (YamlNode?)Text(field.Value)))]));
}
