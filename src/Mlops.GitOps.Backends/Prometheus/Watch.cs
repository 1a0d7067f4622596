using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>A monitor at work: on which service, and how often it looks.</summary>
internal sealed record Watch(MonitorSyntax Monitor, string Service, TimeSpan Every, Func<string, string?> RunbookOf)
{
    public string Name => Monitor.Name.Value;

    /// <summary>How far back its last word counts: a look may be late.</summary>
    public string Reach => PromQl.Duration(Every * 2);
}
