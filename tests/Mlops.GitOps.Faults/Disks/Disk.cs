namespace Mlops.GitOps.Faults.Disks;

/// <summary>A disk that keeps only what it was told to: a run is played to it, and at some moment the power goes.</summary>
/// <remarks>
/// Less is kept than on any real file system. Synced files keep their bytes and not their names; a synced folder keeps the names in it and not its own.
/// Of the rest each change is there or not, independently of all others, and what is there of a file may be cut or full of zeros.
/// </remarks>
internal sealed class Disk
{
    private readonly Node root = new(isFolder: true);
    private readonly Dictionary<long, Node> open = [];
    private readonly List<Change> changes = [];
    private readonly string prefix;

    /// <param name="start">What was there before the run, all of it on the disk.</param>
    /// <param name="ran">Where the run ran.</param>
    public Disk(string start, string ran)
    {
        prefix = ran + "/";
        Load(start, root);
        foreach (var change in changes) change.IsDurable = true;
    }

    public void Play(Recording.Step step)
    {
        switch (step.Kind)
        {
            case 'O': Open(step); break;
            case 'C' when Find(step.Path) is null: Do(new Written(Add(step.Path, new Node(isFolder: false)), 0, step.Bytes)); break;
            case 'W' when open.TryGetValue(step.File, out var file): Do(new Written(file, step.Number, step.Bytes)); break;
            case 'T' when open.TryGetValue(step.File, out var file): Do(new Cut(file, step.Number)); break;
            case 'S' when open.TryGetValue(step.File, out var synced): Sync(synced); break;
            case 'A': foreach (var change in changes) change.IsDurable = true; break;
            case 'M' when Find(step.Path) is null: Add(step.Path, new Node(isFolder: true)); break;
            case 'L': Add(step.Path, new Node(isFolder: false, step.OtherPath)); break;
            case 'H' when Find(step.Path) is { } node: Add(step.OtherPath, node); break;
            case 'U' or 'D' when Find(step.Path) is { } node: Do(new Unnamed(FolderOf(step.Path), Path.GetFileName(step.Path), node)); break;
            case 'R' when Find(step.Path) is { } node: Do(new Renamed(FolderOf(step.Path), Path.GetFileName(step.Path), FolderOf(step.OtherPath), Path.GetFileName(step.OtherPath), node)); break;
            case 'X' when Find(step.Path) is { } one && Find(step.OtherPath) is { } other:
                Do(new Exchanged(FolderOf(step.Path), Path.GetFileName(step.Path), FolderOf(step.OtherPath), Path.GetFileName(step.OtherPath), one, other));
                break;
            default: break;   // Of folders and files that other processes made and nobody kept.
        }
    }

    /// <summary>Cuts the power: returns what is on the disk, by chance.</summary>
    public PowerCut Cut(Random chance) => new(root, changes, chance);

    private void Open(Recording.Step step)
    {
        var isNew = (step.Number & 1) != 0;
        var node = isNew ? Add(step.Path, new Node(isFolder: false)) : Find(step.Path);
        if (node is null) return;
        open[step.File] = node;
        if (!isNew && (step.Number & 2) != 0) Do(new Cut(node, 0));
    }

    private void Sync(Node node)
    {
        foreach (var change in changes)
        {
            var isIn = change switch
            {
                Written written => written.File == node,
                Cut cut => cut.File == node,
                Named named => named.Folder == node,
                Unnamed unnamed => unnamed.Folder == node,
                Renamed renamed => renamed.To == node,
                Exchanged exchanged => exchanged.Folder == node || exchanged.OtherFolder == node,
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            if (isIn) change.IsDurable = true;
        }
    }

    private Node Add(string path, Node node)
    {
        Do(new Named(FolderOf(path), Path.GetFileName(path), node));
        return node;
    }

    private void Do(Change change)
    {
        changes.Add(change);
        switch (change)
        {
            case Named named: named.Folder.Names[named.Name] = named.Node; break;
            case Unnamed unnamed: unnamed.Folder.Names.Remove(unnamed.Name); break;
            case Renamed renamed:
                renamed.From.Names.Remove(renamed.Name);
                renamed.To.Names[renamed.NewName] = renamed.Node;
                break;
            case Exchanged exchanged:
                exchanged.Folder.Names[exchanged.Name] = exchanged.Other;
                exchanged.OtherFolder.Names[exchanged.OtherName] = exchanged.Node;
                break;
            default: break;
        }
    }

    private Node? Find(string path)
    {
        var node = root;
        foreach (var name in NamesOf(path))
        {
            if (!node.Names.TryGetValue(name, out var next)) return null;
            node = next;
        }

        return node;
    }

    /// <summary>Returns the folder that a path is in; one that another process made is made when it is first heard of.</summary>
    private Node FolderOf(string path)
    {
        var node = root;
        foreach (var name in NamesOf(path)[..^1])
        {
            if (!node.Names.TryGetValue(name, out var next)) Do(new Named(node, name, next = new Node(isFolder: true)));
            node = next;
        }

        return node;
    }

    private string[] NamesOf(string path) => (path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : path + "/" == prefix ? "" : path).Split('/', StringSplitOptions.RemoveEmptyEntries);

    private void Load(string folder, Node into)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { AttributesToSkip = 0 }))
        {
            var node = new FileInfo(path).LinkTarget is { } target ? new Node(isFolder: false, target) : new Node(Directory.Exists(path));
            Do(new Named(into, Path.GetFileName(path), node));
            if (node.IsFolder) Load(path, node);
            else if (node.LeadsTo is null) Do(new Written(node, 0, File.ReadAllBytes(path)));
        }
    }
}
