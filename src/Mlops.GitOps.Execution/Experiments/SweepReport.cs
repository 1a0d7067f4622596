namespace Mlops.GitOps.Execution.Experiments;

/// <summary>How a sweep ended.</summary>
/// <param name="Ran">Runs of which a stage ran; of the other recorded ones everything was there.</param>
public sealed record SweepReport(int Trials, int Recorded, int Ran, int Failed, bool IsInterrupted, TimeSpan Elapsed);
