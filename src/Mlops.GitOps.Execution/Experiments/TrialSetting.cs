using System.Runtime.InteropServices;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Registering;

namespace Mlops.GitOps.Execution.Experiments;

/// <summary>What the runs of a sweep have in common besides the plan.</summary>
/// <param name="Commit">Null where the workspace is in no repository.</param>
/// <param name="ReadEvidence">Reads what a stage gave as its metrics.</param>
/// <param name="KeepsPredictions">Whether predictions are copied, since runs will be compared row by row.</param>
public sealed record TrialSetting(string Root, string? Commit, bool IsDirty, string ToolVersion, string Runtime, string System, Func<byte[], Evidence> ReadEvidence, bool KeepsPredictions)
{
    /// <summary>Returns the setting of a sweep that begins now.</summary>
    public static TrialSetting Of(string root, Func<string, string?> variable, string toolVersion, Func<byte[], Evidence> readEvidence, bool keepsPredictions)
    {
        var code = GitState.Of(root, variable);
        return new(root, code?.Commit, code?.IsDirty == true, toolVersion, RuntimeInformation.FrameworkDescription, RuntimeInformation.RuntimeIdentifier, readEvidence, keepsPredictions);
    }
}
