using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Rules.Planning;

/// <summary>How many people of a role must approve, and why.</summary>
/// <param name="Role">A role of the header; <c>owner</c> is already the model's owner.</param>
/// <param name="MaxAge">How old an approval may be.</param>
public sealed record ApprovalNeed(string Role, int Count, string Because, Quantity? MaxAge = null);
