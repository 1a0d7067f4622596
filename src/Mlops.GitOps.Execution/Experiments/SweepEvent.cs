using Mlops.GitOps.Execution.Experiments.MlflowLayout;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Experiments;

/// <summary>What a sweep tells while it runs: from several threads, one at a time.</summary>
public abstract record SweepEvent;

public sealed record SweepWaits : SweepEvent;

public sealed record TrialStarted(Trial Trial) : SweepEvent;

/// <summary>A run ended and is recorded.</summary>
public sealed record TrialRecorded(Trial Trial, MlflowRun Run, RunReport Report) : SweepEvent;

/// <summary>A stage of a run failed. The others go on.</summary>
public sealed record TrialFailed(Trial Trial, StageReport Stage) : SweepEvent;
