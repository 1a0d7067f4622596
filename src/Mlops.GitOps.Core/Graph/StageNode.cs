using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Graph;

/// <summary>A stage to run: one for each combination of its matrix, named <c>train@eu</c>.</summary>
/// <param name="Needs">The stages that must be done before, in ordinal order.</param>
public sealed record StageNode(string Name, string Kind, EquatableArray<string> Needs);
