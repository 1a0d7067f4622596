using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Experiments;

/// <summary>What the runs of a sweep have in common besides the plan.</summary>
/// <param name="Code">Null where the workspace is in no repository.</param>
/// <param name="ReadEvidence">Reads what a stage gave as its metrics.</param>
/// <param name="KeepsPredictions">Whether predictions are copied, since runs will be compared row by row.</param>
public sealed record TrialSetting(string Root, CodeState? Code, string ToolVersion, string Runtime, string System, Func<byte[], Evidence> ReadEvidence, bool KeepsPredictions);
