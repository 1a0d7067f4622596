using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Cli.Scaffolding;

/// <summary>The service, the monitor and the environments of a new workspace.</summary>
internal static class StandardDelivery
{
    public static YamlMap Serving() => Map(
        ("services", Map(("leavers_api", Map(
            ("model", Text("leavers")),
            ("request", Flow(Map(("member_id", Text("string")), ("tenure_months", Text("int"))))),
            ("variants", Flow(Map(("champion", Flow(Map(("weight", Number(90))))), ("challenger", Flow(Map(("weight", Number(10)))))))),
            ("assignBy", Text("member_id")),
            ("rollout", Flow(Map(
                ("strategy", Text("canary")),
                ("steps", Flow(Seq(Number(5), Number(25), Number(50), Number(100)))),
                ("interval", Text("30m")),
                ("abortOn", Flow(Seq(Text("errorRate > 1%"), Text("p99 > 200ms"))))))),
            ("slo", Flow(Map(("p99", Text("200ms")), ("errorRate", Text("1%")), ("availability", Text("99.5%"))))),
            ("scale", Flow(Map(("min", Number(1)), ("max", Number(3)), ("cpu", Text("70%"))))),
            ("resources", Flow(Map(("cpu", Text("500m")), ("memory", Text("512MiB"))))),
            ("log", Flow(Map(("sample", Text("100%")), ("columns", Flow(Seq(Text("tenure_months")))), ("retain", Text("90d"))))))))),
        ("monitors", Map(("leavers_live", Map(
            ("service", Text("leavers_api")),
            ("every", Text("1h")),
            ("window", Text("1d")),
            ("minRows", Number(500)),
            ("reference", Flow(Map(("stage", Text("training/split.test"))))),
            ("drift", Map(
                ("tenure_months", Flow(Map(
                    ("test", Text("psi")), ("bins", Text("reference-deciles")), ("zero", Number(0.0001)), ("alarmAbove", Number(0.2))))),
                ("scores", Flow(Map(("of", Text("prediction")), ("test", Text("ks")), ("method", Text("auto")), ("alarmBelow", Number(0.01))))))),
            ("alarms", Flow(Seq(Text("p99 > 200ms"), Text("errorRate > 1%")))),
            ("alerts", Seq(Flow(Map(("channel", Text("team")), ("severity", Text("warning")))))),
            ("retrain", Flow(Map(("pipeline", Text("training")), ("when", Text("drift.any")), ("cooldown", Text("7d"))))))))));

    public static YamlMap Environments() => Map(("environments", Map(
        ("staging", Map(
            ("approvals", Seq(Approval("ml-lead"))),
            ("promote", Text("review")))),
        ("production", Map(
            ("after", Text("staging")),
            ("soak", Text("24h")),
            ("gates", Seq(Text("metrics.n >= 100"))),
            ("approvals", Seq(Approval("owner"), Approval("risk"))),
            ("promote", Text("review")),
            ("rollback", Flow(Map(("approvals", Flow(Seq(Approval("owner"))))))))))));

    private static YamlMap Approval(string role) => Flow(Map(("role", Text(role))));
}
