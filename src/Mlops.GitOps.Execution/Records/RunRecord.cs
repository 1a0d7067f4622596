using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Registering;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Records;

/// <summary>What became of a run: <c>.mlops/runs/ID/run.json</c>.</summary>
/// <param name="Sets">What was set, as it was written.</param>
/// <param name="Happening">What started it: push, pullRequest, schedule, retrain or manual.</param>
public sealed record RunRecord(
    string Pipeline,
    string Run,
    string ToolVersion,
    ImmutableArray<string> Sets,
    string Happening,
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt,
    RunOutcome Outcome,
    ImmutableArray<StageReport> Stages)
{
    public const string FileName = "run.json";

    /// <summary>Which code it ran; null outside of git.</summary>
    public GitState? Code { get; init; }

    /// <summary>What the tool ran in.</summary>
    public string? Runtime { get; init; }

    /// <summary>The operating system and architecture.</summary>
    public string? System { get; init; }

    /// <summary>Writes the record into the folder of its run, as a whole or not at all.</summary>
    public void Write(string folder) => AtomicFile.Write(Path.Join(folder, FileName), RunRecordJson.Write(this));

    /// <summary>Reads the record of a run; null where the run was killed before it wrote one, or where it can't be read.</summary>
    public static RunRecord? Read(string folder)
    {
        var path = Path.Join(folder, FileName);
        return File.Exists(path) ? RunRecordJson.Read(File.ReadAllBytes(path)) : null;
    }

    /// <summary>Returns every digest that the record names and that a store may hold.</summary>
    public ImmutableHashSet<Digest> Digests()
    {
        var digests = ImmutableHashSet.CreateBuilder<Digest>();
        foreach (var stage in Stages)
        {
            foreach (var input in stage.Inputs) digests.Add(input.Artifact.Digest);
            foreach (var output in stage.Outputs) digests.Add(output.Artifact.Digest);
        }

        return digests.ToImmutable();
    }
}
