using System.Text;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering.Artifacts;

namespace Mlops.GitOps.Cli.Tests.Rendering.Artifacts;

public sealed class MetricsTextTests
{
    [Fact]
    public void Metrics_stand_in_a_table_and_groups_on_one_scale()
    {
        const string file = """
            {"schema": "mlops/metrics/1",
             "metrics": {"auc": {"value": 0.85, "lower": 0.8, "upper": 0.9, "n": 400}, "profit": 120000.4, "brier": null},
             "slices": {"sex": {"f": {"auc": {"value": 0.8, "lower": 0.7, "upper": 0.9, "n": 180}}, "m": {"auc": {"value": 0.88, "lower": 0.84, "upper": 0.92, "n": 220}}, "x": {}}},
             "baseline": {"metrics": {"auc": 0.6}},
             "comparison": {"production": {"bundle": "sha256:0000", "delta": {"auc": {"value": 0.01, "lower": -0.002, "upper": 0.02}}}}}
            """;
        const string expected = """
            metric  value    95 % interval  rows  without ML
            auc     0.85     0.8 to 0.9      400         0.6
            brier   unknown                                 
            profit  120000                                  

            difference to what runs in production
            metric  difference  95 % interval
            auc           0.01  -0.002 to 0.02

            auc by sex
              f       0.8  ------------------o--------+---------
              m      0.88                           --+-----o-------
              x   unknown                             |

            """;
        Assert.Equal(
            string.Join('\n', expected.ReplaceLineEndings("\n").Split('\n').Select(static line => line.TrimEnd())),
            MetricsText.Of(Encoding.UTF8.GetBytes(file), new Paint(IsOn: false)));
    }
}
