using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Looks at the root of a workspace again where a run has changed it by nothing but its own folder: that is no change that the next run must look at.</summary>
internal static class OwnFolders
{
    private const string Own = ".mlops";

    public static void AskAgain(string root, FileTable files)
    {
        if (!files.HasChanged(root)) return;

        // Whatever else came while it ran was not seen by it. The table keeps what it knows then, and the next run finds the difference.
        if (!NamesIn(new FileTable(root).EntriesOf(root)).SetEquals(NamesIn(files.EntriesOf(root)))) return;
        files.Forget(root);
        files.EntriesOf(root);
    }

    private static HashSet<string> NamesIn(IReadOnlyList<FolderEntry> entries) => [.. entries.Select(static entry => entry.Name).Where(static name => name != Own)];
}
