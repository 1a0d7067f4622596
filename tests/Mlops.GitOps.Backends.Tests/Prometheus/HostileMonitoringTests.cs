using Mlops.GitOps.Backends.Prometheus;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.Tests.Prometheus;

public class HostileMonitoringTests
{
    private static readonly string[] Pieces =
    [
        "{{ $value }}", "{{ template \"slack.title\" }}", "{{", "}}", "{{ end }}", "${datasource}", "$(id)", "`id`", "\";id;\"", "${{ github.token }}", "\n  expr: vector(1)", "::add-mask::", "EOF",
        "' or '", "\\", "# ", ": ", "- ", "&a", "*a", "!!binary", "%", "<script>", "\u202Ereversed", "é", "🙂", "\t", " ",
    ];

    [ProgramFact("promtool", "amtool")]
    public void Whatever_stands_in_a_text_is_shown_and_does_nothing()
    {
        var random = new Random(7);
        var channels = new List<(string, YamlNode?)>();
        var alerts = new List<YamlNode>();
        var texts = new List<string>();
        for (var number = 0; number < FuzzCases.Or(300); number++)
        {
            var text = $"x{string.Concat(Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Pieces[random.Next(Pieces.Length)]))}";
            texts.Add(text);
            channels.Add(($"c{number}", YamlTree.Map(("slack", YamlTree.Text(text)), ("secret", YamlTree.Text("SLACK")))));
            alerts.Add(YamlTree.Map(("channel", YamlTree.Text($"c{number}")), ("severity", YamlTree.Text(number % 2 == 0 ? "critical" : "warning")), ("runbook", YamlTree.Text(text))));
        }

        for (var number = 0; number < alerts.Count; number += 10)
        {
            var header = YamlWriter.Write(YamlTree.Map(("mlops", YamlTree.Number(1L)), ("project", YamlTree.Text("example")), ("channels", YamlTree.Map(channels))));
            var monitor = YamlWriter.Write(YamlTree.Map(("alarms", YamlTree.Seq(YamlTree.Text("p99 > 1s"))), ("alerts", YamlTree.Seq(alerts.Skip(number).Take(10)))));
            var compilation = MonitoringSpecs.Compile("{errorRate: 1%}", monitor.TrimEnd(), header);
            var files = new PrometheusBackend().Emit(compilation).ToList();
            if (number % 100 == 0) PrometheusJudge.Accepts(files);
            var routes = Read(files.Single(static file => file.Path.EndsWith("alertmanager.yaml", StringComparison.Ordinal)));
            var shown = routes.Maps("receivers").Where(static receiver => receiver.Find("slack_configs") is not null)
                .ToDictionary(static receiver => receiver.Text("name")?.Value ?? "", static receiver => receiver.Maps("slack_configs").Single().Text("channel")?.Value ?? "");
            for (var one = 0; one < texts.Count; one++) Assert.Equal(texts[one], shown[$"c{one}"].Replace("{{ \"{{\" }}", "{{", StringComparison.Ordinal));
        }
    }

    private static YamlMap Read(OutputFile file)
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(new Core.Text.SourceFile(file.Path, file.Text), diagnostics).Root;
        Assert.Empty(diagnostics.ToSorted());
        return Assert.IsType<YamlMap>(root);
    }
}
