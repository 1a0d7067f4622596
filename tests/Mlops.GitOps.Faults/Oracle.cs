using System.Security.Cryptography;
using System.Text;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution;
using Mlops.GitOps.Execution.Records;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Faults;

/// <summary>Says what of a workspace is not as it must be.</summary>
internal static class Oracle
{
    private const int KeyAt = 9;

    private static readonly byte[] MarkName = "MLOPS_STAGE="u8.ToArray();

    /// <summary>Looks at what a fault left: whatever is recorded must be in the store, byte for byte.</summary>
    public static void CheckRecorded(Workspace workspace, Score.Case here)
    {
        if (!File.Exists(workspace[".mlops/results"])) return;
        using var journal = ResultJournal.Open(workspace[".mlops/results"]);
        using var store = new LocalStore(workspace[".mlops/store"]);
        foreach (var key in Keys(workspace))
        {
            if (journal.Find(key) is not { } result) continue;
            foreach (var output in result.Outputs)
            {
                if (WrongWith(output.Artifact, store) is { } wrong) here.Wrong($"lost output: {result.Stage}.{output.Name} is recorded, but {wrong}");
            }
        }
    }

    /// <summary>Runs again without a fault, and then once more: the first must make all right, the second must have nothing to do.</summary>
    public static void CheckNextRun(Workspace workspace, Score.Case here)
    {
        var (status, said) = workspace.Run();
        if (status != 0) here.Wrong($"needs help: the next run ended with {status}: {said}");
        else CheckRight(workspace, here);
        CheckClean(workspace, here);
        (status, said) = workspace.Run();
        if (!said.Contains("nothing to do", StringComparison.Ordinal)) here.Wrong($"the run after it did not have nothing to do ({status}): {said}");
    }

    /// <summary>Holds what a run that ended well gave against what it must give.</summary>
    public static void CheckRight(Workspace workspace, Score.Case here)
    {
        var expected = workspace.Expect();
        using var store = new LocalStore(workspace[".mlops/store"]);
        if (LockFile.Read(workspace[$"locks/{Pipeline.Name}.lock"]) is not { } given)
        {
            here.Wrong("lost output: the run ended well and left no lock");
            return;
        }

        foreach (var stage in workspace.Pipeline.Stages)
        {
            var output = given.Stages.FirstOrDefault(other => other.Name == stage.Name)?.Outputs.FirstOrDefault();
            if (output is null) here.Wrong($"lost output: the lock has none of {stage.Name}");
            else if (WrongWith(expected[stage.Name], output.Digest, output.IsFolder, store) is { } wrong) here.Wrong($"wrong hit: {stage.Name}: {wrong}");
            if (stage.Path is not { } path) continue;
            foreach (var (name, text) in expected[stage.Name])
            {
                var copy = workspace[Path.Join(path, name).TrimEnd('/')];
                if (!File.Exists(copy) || File.ReadAllText(copy) != text) here.Wrong($"wrong hit: {copy} is not what {stage.Name} gave");
            }
        }

        CheckRecorded(workspace, here);
    }

    /// <summary>Nothing of a fault may stay: no work folder, no file that nobody asked for, no process.</summary>
    public static void CheckClean(Workspace workspace, Score.Case here)
    {
        if (Directory.Exists(workspace[".mlops/work"]) && Directory.EnumerateFileSystemEntries(workspace[".mlops/work"]).Any()) here.Wrong("left behind: work folders");
        var hasTemporaries = false;
        foreach (var path in Directory.EnumerateFileSystemEntries(workspace.Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            // Our own folder cleans itself up: of the store after an hour, of the index at the next that is written.
            var relative = Path.GetRelativePath(workspace.Root, path);
            hasTemporaries |= relative.StartsWith(".mlops/store/tmp/", StringComparison.Ordinal);
            if (relative.StartsWith(".mlops", StringComparison.Ordinal)) continue;
            if (!IsWanted(relative, workspace.Pipeline)) here.Wrong($"left behind: {relative}");
        }

        if (hasTemporaries) here.Saw("with temporaries in the store");
        if (ProcessesOf(workspace.Root) is { Count: > 0 } left) here.Wrong($"left behind: processes {string.Join(", ", left)}");
    }

    private static bool IsWanted(string path, Pipeline pipeline) =>
        path is "mlops.yaml" or "faults.mlops.yaml" or "locks" or $"locks/{Pipeline.Name}.lock" or "out" or "out/deep" || path.Split('/')[0] is "data" or "steps" or "marks"
        || pipeline.Stages.Any(stage => stage.Path is { } copy && (path == copy || (stage.IsFolder && path.StartsWith(copy + "/", StringComparison.Ordinal))));

    private static string? WrongWith(Artifact artifact, LocalStore store)
    {
        if (WrongWith(artifact.Digest, store) is { } wrong) return wrong;
        if (!artifact.IsFolder) return null;
        foreach (var file in TreeManifest.Parse(File.ReadAllBytes(store.PathOf(artifact.Digest))).Files)
        {
            if (WrongWith(file.Digest, store) is { } inside) return $"its file {file.Path}: {inside}";
        }

        return null;
    }

    private static string? WrongWith(Digest digest, LocalStore store)
    {
        var path = store.PathOf(digest);
        if (!File.Exists(path)) return $"there is no object {digest}";
        return Digest.Of(File.ReadAllBytes(path)) == digest ? null : $"the object {digest} is damaged";
    }

    private static string? WrongWith(SortedDictionary<string, string> expected, Digest digest, bool isFolder, LocalStore store)
    {
        if (WrongWith(digest, store) is { } wrong) return wrong;
        if (!isFolder) return digest == Digest.OfText(expected[""]) ? null : $"'{File.ReadAllText(store.PathOf(digest)).Trim()}' in place of '{expected[""].Trim()}'";
        var files = TreeManifest.Parse(File.ReadAllBytes(store.PathOf(digest))).Files.ToDictionary(static file => file.Path, static file => file.Digest, StringComparer.Ordinal);
        return files.Count == expected.Count && expected.All(file => files.TryGetValue(file.Key, out var found) && found == Digest.OfText(file.Value)) ? null : "its folder is another";
    }

    private static IEnumerable<Digest> Keys(Workspace workspace)
    {
        foreach (var line in Encoding.Latin1.GetString(File.ReadAllBytes(workspace[".mlops/results"])).Split('\n'))
        {
            if (line.Length > KeyAt + (2 * SHA256.HashSizeInBytes) && Digest.TryParse(line.Substring(KeyAt, 2 * SHA256.HashSizeInBytes)) is { } key) yield return key;
        }
    }

    private static List<string> ProcessesOf(string root)
    {
        var mark = (byte[])[.. MarkName, .. Encoding.UTF8.GetBytes(root + "/")];
        var found = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!char.IsAsciiDigit(Path.GetFileName(folder)[0])) continue;
            try
            {
                if (File.ReadAllBytes(Path.Join(folder, "environ")).AsSpan().IndexOf(mark) >= 0) found.Add(Path.GetFileName(folder));
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It has ended, or is not ours.
            }
        }

        return found;
    }
}
