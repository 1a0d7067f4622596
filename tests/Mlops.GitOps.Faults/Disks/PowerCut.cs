namespace Mlops.GitOps.Faults.Disks;

/// <summary>What a power cut leaves: all that is durable, and of the rest what chance kept.</summary>
internal sealed class PowerCut
{
    private readonly Dictionary<Node, Dictionary<string, Node>> names = [];
    private readonly Dictionary<Node, byte[]> contents = [];
    private readonly Dictionary<Node, int> fates = [];
    private readonly Node root;
    private readonly Random chance;

    public PowerCut(Node root, List<Change> changes, Random chance)
    {
        (this.root, this.chance) = (root, chance);

        // Now and then everything is lost, or only little.
        var kept = chance.Next(5) / 4.0;
        foreach (var change in changes)
        {
            if (change.IsDurable) Do(change);
            else if (change is Written written) DoByChance(written, kept);
            else if (chance.NextDouble() < kept) Do(change);
            else Lost++;
        }
    }

    /// <summary>How many changes are not there.</summary>
    public int Lost { get; private set; }

    /// <summary>Writes what is left into a folder.</summary>
    public void WriteTo(string folder) => Write(root, folder);

    private void Write(Node node, string path)
    {
        Directory.CreateDirectory(path);
        foreach (var (name, child) in NamesOf(node))
        {
            var at = Path.Join(path, name);
            if (child.IsFolder) Write(child, at);
            else if (child.LeadsTo is { } target) File.CreateSymbolicLink(at, target);
            else File.WriteAllBytes(at, contents.GetValueOrDefault(child, []));
        }
    }

    private void Do(Change change)
    {
        switch (change)
        {
            case Named named: NamesOf(named.Folder)[named.Name] = named.Node; break;
            case Unnamed unnamed: Remove(unnamed.Folder, unnamed.Name, unnamed.Node); break;
            case Renamed renamed:
                Remove(renamed.From, renamed.Name, renamed.Node);
                NamesOf(renamed.To)[renamed.NewName] = renamed.Node;
                break;
            case Exchanged exchanged:
                NamesOf(exchanged.Folder)[exchanged.Name] = exchanged.Other;
                NamesOf(exchanged.OtherFolder)[exchanged.OtherName] = exchanged.Node;
                break;
            case Written written: Write(written.File, written.Offset, written.Bytes, written.Bytes.Length); break;
            case Cut cut: Resize(cut.File, (int)cut.Length); break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private void DoByChance(Written written, double kept)
    {
        if (!fates.TryGetValue(written.File, out var fate)) fates[written.File] = fate = chance.NextDouble() < kept ? 0 : chance.Next(1, 5);
        if (fate > 0) Lost++;
        var length = written.Bytes.Length;
        if (fate == 0) Do(written);
        else if (fate == 1) Write(written.File, written.Offset, new byte[length], length);
        else if (fate == 2) Write(written.File, written.Offset, written.Bytes, chance.Next(length + 1));
        else if (fate == 3) Write(written.File, written.Offset, [.. written.Bytes[..chance.Next(length + 1)], .. new byte[length]], length);
    }

    private void Write(Node file, long offset, byte[] bytes, int count)
    {
        var end = (int)offset + count;
        if (!contents.TryGetValue(file, out var there) || there.Length < end) Resize(file, end);
        bytes.AsSpan(0, count).CopyTo(contents[file].AsSpan((int)offset));
    }

    private void Resize(Node file, int length)
    {
        var bytes = contents.GetValueOrDefault(file, []);
        Array.Resize(ref bytes, length);
        contents[file] = bytes;
    }

    private Dictionary<string, Node> NamesOf(Node folder)
    {
        if (!names.TryGetValue(folder, out var found)) names[folder] = found = new(StringComparer.Ordinal);
        return found;
    }

    private void Remove(Node folder, string name, Node node)
    {
        if (NamesOf(folder).TryGetValue(name, out var there) && there == node) NamesOf(folder).Remove(name);
    }
}
