using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Why a verdict is what it is.</summary>
/// <param name="At">Where that is asked; null where no file says it.</param>
/// <param name="WouldSatisfy">What would make this reason go away.</param>
public sealed record Reason(ReasonCode Code, string Message, string? WouldSatisfy = null, Location? At = null);
