using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Cli.Scaffolding;

/// <summary>The problem and the model of a new workspace.</summary>
internal static class StandardModel
{
    public static YamlMap Specs() => Map(
        ("problems", Map(("leavers", Map(
            ("statement", Text("Find the members who are about to leave while a call can still change their mind.")),
            ("owner", Text("risk")),
            ("baseline", Flow(Map(("rule", Text("tenure_months < 3"))))),
            ("solvedWhen", Text("metrics.auc >= 0.65")))))),
        ("models", Map(("leavers", Map(
            ("owner", Text("ml-lead")),
            ("problem", Text("leavers")),
            ("task", Text("binary")),
            ("inputs", Flow(Seq(Text("tenure_months"), Text("activity")))),
            ("output", Flow(Map(("name", Text("leave_probability")), ("type", Text("float")), ("min", Number(0)), ("max", Number(1))))),
            ("metrics", Map(
                ("auc", Flow(Map(("better", Text("higher"))))),
                ("brier", Flow(Map(("better", Text("lower"))))))),
            ("gates", Map(
                ("staging", Seq(Text("metrics.auc >= 0.60"))),
                ("production", Seq(Text("metrics.auc >= 0.65"), Text("not has(champion) or delta.auc.lower >= -0.02"))))))))));
}
