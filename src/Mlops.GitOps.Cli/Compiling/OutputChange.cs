namespace Mlops.GitOps.Cli.Compiling;

/// <summary>A compiled file that is not what stands on the disk.</summary>
/// <param name="Path">From the root of the repository.</param>
/// <param name="Before">What stands there; null where nothing does.</param>
/// <param name="After">What belongs there; null where nothing does any more.</param>
internal sealed record OutputChange(string Path, string? Before, string? After);
