using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Results;

namespace Mlops.GitOps.Execution.Records;

/// <summary><c>locks/PIPELINE.lock</c>: what the last complete run read and gave, for people to review. It is never a cache.</summary>
/// <param name="Data">The datasets by name.</param>
public sealed record LockFile(string Pipeline, ImmutableArray<NamedArtifact> Data, ImmutableArray<LockedStage> Stages)
{
    public static string PathOf(string root, string pipeline) => Path.Join(root, "locks", $"{pipeline}.lock");

    /// <summary>Reads a lock; null where there is none.</summary>
    public static LockFile? Read(string path) => File.Exists(path) ? LockText.Read(path, File.ReadAllText(path)) : null;

    /// <summary>Writes the lock where it says something else than the file does, and returns whether it did.</summary>
    /// <param name="drafts">Returns a folder for what is not finished; that of the lock unless said.</param>
    public bool Write(string path, Func<string>? drafts = null)
    {
        var bytes = Encoding.UTF8.GetBytes(LockText.Write(this));
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)) return false;
        AtomicFile.Write(path, bytes, drafts?.Invoke());
        return true;
    }

    /// <summary>Returns the text of a lock without the entries that two branches disagree on. The next run writes them again.</summary>
    public static string Resolve(string path, string text) => LockText.Write(LockConflicts.Resolve(path, text));

    /// <summary>Says what of a lock would change, a sentence each.</summary>
    public static ImmutableArray<string> Differences(LockFile? before, LockFile after) => LockDifferences.Between(before, after);
}
