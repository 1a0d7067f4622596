namespace Mlops.GitOps.Promotion.Promoting;

/// <summary>That a bundle must not run, or may run again.</summary>
/// <param name="IsRelease">Whether it may run again.</param>
public sealed record QuarantineEntry(string Model, long Version, string Bundle, string Reason, string By, DateTimeOffset At, bool IsRelease)
{
    public string Path => $"registry/{Model}/rejected.yaml";
}
