using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>Rules with their tests, the routes of alerts, and dashboards.</summary>
public sealed class PrometheusBackend : IBackend
{
    private const string Folder = "generated/prometheus";

    public string Name => "prometheus";

    public ImmutableArray<StackValue> Choices { get; } = [new("monitoring", "prometheus")];

    public void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        PrometheusCheck.Check(compilation, diagnostics);
        ChannelCheck.Check(compilation.Syntax, diagnostics);
    }

    public IEnumerable<OutputFile> Emit(Compilation compilation)
    {
        foreach (var group in GroupsOf(compilation))
        {
            var file = $"{group.Name}.rules.yaml";
            if (group.Recordings.Length + group.Alerts.Length > 0) yield return OutputFile.Yaml(OutputPlace.Workspace, $"{Folder}/rules/{file}", PrometheusShapes.RuleFile(group));
            if (!group.Scenarios.IsEmpty) yield return OutputFile.Yaml(OutputPlace.Workspace, $"{Folder}/rules/{group.Name}.test.yaml", PrometheusShapes.TestFile(group, file));
        }

        if (AlertmanagerFile.Of(compilation.Syntax) is { } routes) yield return OutputFile.Yaml(OutputPlace.Workspace, $"{Folder}/alertmanager.yaml", routes);
        foreach (var dashboard in Dashboards.Of(compilation.Syntax)) yield return GrafanaShapes.File($"{Folder}/dashboards/{dashboard.Name}.json", dashboard);
    }

    /// <summary>Returns the rules of each service and each monitor, in ordinal order of their names.</summary>
    internal static IEnumerable<RuleGroup> GroupsOf(Compilation compilation)
    {
        var services = compilation.Syntax.Services.ToDictionary(static service => service.Name.Value, StringComparer.Ordinal);
        var ofServices = compilation.Syntax.Services.Select(service => ServiceRules.Of(service, compilation));
        var ofMonitors = from monitor in compilation.Syntax.Monitors
            let service = services.GetValueOrDefault(monitor.Service?.Value ?? "")
            where service is not null
            select MonitorRules.Of(monitor, service);
        return ofServices.Concat(ofMonitors).OrderBy(static group => group.Name, StringComparer.Ordinal);
    }
}
