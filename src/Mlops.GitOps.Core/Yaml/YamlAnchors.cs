namespace Mlops.GitOps.Core.Yaml;

/// <summary>Knows what each anchor marks and for how many nodes it stands, without ever expanding an alias.</summary>
internal sealed class YamlAnchors
{
    private readonly Dictionary<string, (YamlNode Node, long Size)?> marked = new(StringComparer.Ordinal);

    public long ExpandedNodes { get; set; }

    public int AliasCount { get; set; }

    public void Open(string name) => marked[name] = null;

    public void Close(string name, YamlNode node, long size) => marked[name] = (node, size);

    public bool IsOpen(string name) => marked.TryGetValue(name, out var target) && target is null;

    public bool TryFind(string name, out (YamlNode Node, long Size) target)
    {
        target = default;
        if (!marked.TryGetValue(name, out var found) || found is not { } known) return false;
        target = known;
        return true;
    }
}
