using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Tests.Rendering.Runs;

/// <summary>Runs made by hand.</summary>
internal static class RunSamples
{
    public static readonly Reason Trees = new("params.trees", "100", "200");

    public static readonly Artifact Model = new(Digest.OfText("model"), 2048, IsFolder: false, Rows: 3);

    public static readonly RunPlanned Plan = new("credit", "2026-11-01T10-00-00Z-credit",
    [
        new StageStatus("ingest", "ingest", StageState.Fresh, []),
        new StageStatus("split", "split", StageState.Fresh, []),
        new StageStatus("train", "train", StageState.Stale, [Trees, new Reason("code")]),
        new StageStatus("evaluate", "evaluate", StageState.Blocked, [new Reason("train runs before it")]),
        new StageStatus("audit", "run", StageState.Skipped, []),
        new StageStatus("deploy", "deploy", StageState.Waits, []),
    ]);

    public static StageReport Report(string stage, StageEnding ending, string? message = null, string? log = null) => new(
        stage, stage, ending, Digest.OfText(stage), stage == "train" ? [Trees] : [], [], ending == StageEnding.Done ? [new NamedArtifact("model", Model)] : [],
        DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(2.34), Attempts: 1, ending == StageEnding.Failed ? 3 : null, log, message);

    public static RunReport Run(RunOutcome outcome, params StageReport[] stages) =>
        new("credit", outcome, "2026-11-01T10-00-00Z-credit", Plan.Stages.Length, [.. stages], TimeSpan.FromSeconds(3.1), LockChanged: false);

    public static ImmutableArray<StageReport> Unchanged => [Report("ingest", StageEnding.Reused), Report("split", StageEnding.Reused), Report("audit", StageEnding.Skipped), Report("deploy", StageEnding.Waits)];
}
