using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Operations;

/// <summary>Where the rows of a dataset stand: a path or glob in the workspace, or an address.</summary>
/// <param name="Url">The address, where it is not in the workspace.</param>
/// <param name="Sample">A path in the workspace that stands in for the address in a run with <c>--sample</c>.</param>
public sealed record DatasetFiles(string Name, string? Path, string? Url, string? Sample, EquatableArray<string> Secrets)
{
    /// <summary>Returns the path or glob that a run reads it from; null where it is fetched from its address.</summary>
    public string? PathFor(bool isSample) => Path ?? (isSample ? Sample : null);
}
