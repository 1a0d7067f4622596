using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>Which channel hears of which alert.</summary>
internal static class AlertmanagerFile
{
    private const string Nobody = "nobody";

    public static YamlMap? Of(WorkspaceSyntax syntax)
    {
        ImmutableArray<YamlEntry> channels = [.. syntax.Header.Channels.OrderBy(static channel => channel.Name, StringComparer.Ordinal)];
        if (channels.IsEmpty) return null;
        var settings = SettingsOf(syntax);
        var monitors = syntax.Monitors.OrderBy(static monitor => monitor.Name.Value, StringComparer.Ordinal).ToList();
        return Map(
            ("route", Map(
                ("receiver", Text(NameOfNobody(channels))),
                ("group_by", Texts("alertname", "service", "monitor")),
                ("group_wait", Text("30s")),
                ("group_interval", Text("5m")),
                ("repeat_interval", Text("4h")),
                ("routes", ListOf(monitors.SelectMany(RoutesOf))))),
            ("inhibit_rules", Seq(Map(
                ("source_matchers", Texts(Matcher("severity", Severity.Critical))),
                ("target_matchers", Texts(Matcher("severity", Severity.Warning))),
                ("equal", Texts("alertname", "service", "slo"))))),
            ("receivers", Seq([Map(("name", Text(NameOfNobody(channels)))), .. channels.Select(channel => Channel.ReceiverOf(channel, settings))])));
    }

    public static YamlMap? SettingsOf(WorkspaceSyntax syntax) => syntax.Header.Body.Map("stack").Map("monitoring").Map("prometheus");

    private static string NameOfNobody(ImmutableArray<YamlEntry> channels) => channels.Any(static channel => channel.Name == Nobody) ? $"{Nobody}-else" : Nobody;

    // What belongs to the monitor, and what the promises of its service say, which belongs to no monitor.
    private static IEnumerable<YamlNode> RoutesOf(MonitorSyntax monitor)
    {
        foreach (var alert in monitor.Body.Maps("alerts"))
        {
            if (alert.Text("channel") is not { } channel) continue;
            var severities = Severity.AtLeast(alert.Text("severity")?.Value);
            var isTold = severities.Contains(Severity.Warning, StringComparer.Ordinal);
            if (isTold && monitor.Retrain.Quantity("cooldown") is { } cooldown) yield return RouteTo(channel.Value, [Matcher("alertname", "RetrainingDue"), Matcher("monitor", monitor.Name.Value)], cooldown.Value).From(alert.Span);
            var others = isTold && monitor.Retrain?.Find("cooldown") is not null ? "alertname!=\"RetrainingDue\"" : null;
            yield return RouteTo(channel.Value, [Matcher("monitor", monitor.Name.Value), AnyOf(severities), .. others is null ? Array.Empty<string>() : [others]], repeat: null).From(alert.Span);
            if (monitor.Service is { } service) yield return RouteTo(channel.Value, [Matcher("monitor", ""), Matcher("service", service.Value), AnyOf(severities)], repeat: null).From(alert.Span);
        }
    }

    private static YamlMap RouteTo(string channel, string[] matchers, Quantity? repeat) => Map(
        ("receiver", Text(channel)),
        ("matchers", Texts(matchers)),
        ("repeat_interval", repeat is { Value: > 0 } cooldown ? Text(PromQl.Duration(TimeSpan.FromSeconds(cooldown.Value))) : null),
        ("continue", Bool(true)));

    private static string Matcher(string label, string value) => $"{label}=\"{value}\"";

    private static string AnyOf(string[] severities) => severities.Length == 1 ? Matcher("severity", severities[0]) : $"severity=~\"{string.Join('|', severities)}\"";

    private static YamlSequence Texts(params string[] texts) => Seq(texts.Select(Text));

    private static YamlSequence? ListOf(IEnumerable<YamlNode> items) => Seq(items) is { Written.Length: > 0 } list ? list : null;
}
