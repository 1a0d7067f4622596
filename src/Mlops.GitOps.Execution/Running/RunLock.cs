using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Records;
using Mlops.GitOps.Execution.Results;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Writes down what a complete run gave, or proves that nothing changed.</summary>
internal static class RunLock
{
    /// <summary>Returns whether the lock was written. Only a complete run of what is committed may: no values set, no samples, every stage.</summary>
    public static bool Update(RunSession session, StageTable table, RunOutcome outcome, Drafts drafts)
    {
        var request = session.Request;
        if (outcome is not (RunOutcome.Done or RunOutcome.NothingToDo) || !request.Stages.IsEmpty || !request.Sets.IsEmpty || request.IsSample) return false;
        var path = session.Places.LockFileOf(session.Pipeline.Name);

        // What stands in it matters only where it must stay, or where a stage was skipped that it still speaks of.
        var before = request.IsLocked || HasSkipped(session, table) ? LockFile.Read(path) : null;
        var after = Of(session, table, before);
        if (request.IsLocked && LockFile.Differences(before, after) is { IsEmpty: false } differences)
            throw new RunFailure($"the lock of '{session.Pipeline.Name}' would change: {string.Join("; ", differences)}", "run without --locked and commit the lock");
        var changed = !request.IsLocked && after.Write(path, () => drafts.Folder);
        session.Files.Forget(path);
        session.Files.DigestOf(path);
        return changed;
    }

    private static LockFile Of(RunSession session, StageTable table, LockFile? before)
    {
        var data = new Dictionary<string, Artifact>(StringComparer.Ordinal);
        var stages = ImmutableArray.CreateBuilder<LockedStage>();
        for (var at = 0; at < session.Graph.Count; at++)
        {
            var work = session.Graph.Operations[at].Work;
            if (table[at] is not { Key: { } key } report)
            {
                // What is skipped today was not skipped when it ran, and is still what it gave last.
                if (before?.Stages.FirstOrDefault(stage => stage.Name == work.Id) is { } kept) stages.Add(kept);
                continue;
            }

            stages.Add(new LockedStage(work.Id, key, [.. report.Outputs.Select(static output => new LockedOutput(output.Name, output.Artifact.Digest, output.Artifact.IsFolder))]));
            foreach (var input in work.Inputs)
            {
                if (input.Source is DatasetSource dataset && session.Judge.InputOf(work, input.Name) is { } artifact)
                    data[dataset.Dataset] = work.Kind == "ingest" ? artifact with { Rows = report.RowsOf("rows") } : data.GetValueOrDefault(dataset.Dataset) ?? artifact;
            }
        }

        return new LockFile(session.Pipeline.Name, [.. data.Keys.Order(StringComparer.Ordinal).Select(name => new NamedArtifact(name, data[name]))], stages.ToImmutable());
    }

    private static bool HasSkipped(RunSession session, StageTable table)
    {
        for (var at = 0; at < session.Graph.Count; at++)
        {
            if (table[at]?.Key is null) return true;
        }

        return false;
    }
}
