using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Keys;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Planning;

/// <summary>Finds the key of a stage and whether the store has what it gives.</summary>
internal sealed class StageJudge(FactFinder facts, InputResolver inputs, ResultJournal journal, LocalStore store, FileTable files)
{
    /// <summary>Whether a stage runs every time, whatever was kept of it.</summary>
    public bool IsNeverCached(Operation operation) => !operation.Work.IsCached || operation is Register or Deploy or Observe || inputs.ReadsAnAddress(operation.Work);

    public Finding Judge(Operation operation, bool isForced)
    {
        var work = operation.Work;
        var known = facts.Of(work);
        var resolved = inputs.Of(work);
        var parts = known.Parts.ToBuilder();
        foreach (var input in resolved) parts.Add(new KeyPart("in." + input.Name, input.KeyText));
        var all = parts.ToImmutable();
        var key = StageKey.Of(all);
        return new Finding(known, resolved, all, key, isForced || IsNeverCached(operation) ? null : FindHit(work, key));
    }

    /// <summary>Returns what an input that stands in the workspace is.</summary>
    public Artifact? InputOf(StageWork work, string name)
    {
        foreach (var input in inputs.Of(work))
        {
            if (input.Name == name && input.Stored is null) return new Artifact(input.Digest, input.Bytes, input.IsFolder);
        }

        return null;
    }

    /// <summary>Returns results whose every byte is in the store as it should be.</summary>
    public StageResult? FindHit(StageWork work, Digest key)
    {
        if (journal.Find(key) is not { } result) return null;
        foreach (var output in work.Outputs)
        {
            if (result.Find(output.Name) is not { } artifact || artifact.IsFolder != (output.Type == "Folder") || !IsServed(artifact)) return null;
        }

        return result;
    }

    /// <summary>Returns whether every byte of an artifact is in the store as it should be.</summary>
    public bool IsServed(Artifact artifact)
    {
        if (!IsIntact(artifact.Digest)) return false;
        if (!artifact.IsFolder) return true;
        foreach (var file in store.ReadTree(artifact.Digest).Files)
        {
            if (!IsIntact(file.Digest)) return false;
        }

        return true;
    }

    private bool IsIntact(Digest digest)
    {
        var path = store.PathOf(digest);
        var found = files.DigestOf(path);
        if (found == digest) return true;

        // Moved aside, so that a stage that makes the same bytes again puts a whole object there.
        if (found is not null) store.Verify(digest);
        files.Forget(path);
        return false;
    }
}
