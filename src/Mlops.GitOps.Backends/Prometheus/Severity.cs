namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>The severities of alerts, as labels hold them.</summary>
internal static class Severity
{
    public const string Critical = "critical";

    public const string Warning = "warning";

    public const string Info = "info";

    /// <summary>Returns a severity and all that are worse.</summary>
    public static string[] AtLeast(string? severity) => severity switch
    {
        Critical => [Critical],
        Warning => [Critical, Warning],
        _ => [Critical, Warning, Info],
    };
}
