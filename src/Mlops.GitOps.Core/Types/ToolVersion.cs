namespace Mlops.GitOps.Core.Types;

/// <summary>The version of the tool that <c>requires:</c> is held against.</summary>
public static class ToolVersion
{
    public static Version Current { get; } = Normalize(typeof(ToolVersion).Assembly.GetName().Version ?? new Version(0, 0));

    private static Version Normalize(Version version) => new(version.Major, version.Minor, Math.Max(version.Build, 0), 0);
}
