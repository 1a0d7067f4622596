namespace Mlops.GitOps.Cli.Hosting;

internal static class ToolVersion
{
    /// <summary>Returns the version as packages carry it: three numbers.</summary>
    public static string Text { get; } = typeof(ToolVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
