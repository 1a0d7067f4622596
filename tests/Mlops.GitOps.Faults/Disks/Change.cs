namespace Mlops.GitOps.Faults.Disks;

/// <summary>A change that a process asked for. Until something makes it durable, a power cut may undo it alone.</summary>
internal abstract record Change
{
    public bool IsDurable { get; set; }
}

/// <summary>A name in a folder leads to something.</summary>
internal sealed record Named(Node Folder, string Name, Node Node) : Change;

/// <summary>A name in a folder leads to nothing more.</summary>
internal sealed record Unnamed(Node Folder, string Name, Node Node) : Change;

/// <summary>Something has another name; of a rename either all is there or nothing.</summary>
internal sealed record Renamed(Node From, string Name, Node To, string NewName, Node Node) : Change;

/// <summary>Two things have each other's name.</summary>
internal sealed record Exchanged(Node Folder, string Name, Node OtherFolder, string OtherName, Node Node, Node Other) : Change;

internal sealed record Written(Node File, long Offset, byte[] Bytes) : Change;

internal sealed record Cut(Node File, long Length) : Change;
