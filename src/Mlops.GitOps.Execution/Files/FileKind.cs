namespace Mlops.GitOps.Execution.Files;

public enum FileKind
{
    /// <summary>Nothing is there.</summary>
    Missing,
    File,
    Folder,

    /// <summary>A device, a socket, a pipe: nothing that can be read twice.</summary>
    Other,
}
