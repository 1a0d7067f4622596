using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Running;

/// <summary>The names that a run itself makes at the root of a workspace: they are no change that the next run must look at.</summary>
internal static class OwnFolders
{
    private static readonly string[] Names = [".mlops", "locks"];

    /// <summary>Looks at the root again where nothing but our own names came to it.</summary>
    public static void AskAgain(string root, FileTable files)
    {
        if (!files.HasChanged(root)) return;
        var before = NamesIn(root, files);
        files.Forget(root);
        if (NamesIn(root, files).SetEquals(before)) return;

        // Whatever else came while it ran was not seen by it: the next run has to.
        files.Forget(root);
    }

    private static HashSet<string> NamesIn(string root, FileTable files) =>
        [.. files.EntriesOf(root).Select(static entry => entry.Name).Where(static name => !Names.Contains(name))];
}
