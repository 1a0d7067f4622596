namespace Mlops.GitOps.Faults.Disks;

/// <summary>A file, a folder or a link, whatever it is called.</summary>
internal sealed class Node(bool isFolder, string? leadsTo = null)
{
    public bool IsFolder => isFolder;

    public string? LeadsTo => leadsTo;

    /// <summary>What is in a folder, as the running system sees it.</summary>
    public Dictionary<string, Node> Names { get; } = new(StringComparer.Ordinal);
}
