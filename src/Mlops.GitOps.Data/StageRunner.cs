using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data;

/// <summary>The built-in body of a kind of stage.</summary>
/// <param name="Version">Part of every key of the kind: raised when the same input gives another result.</param>
public sealed record StageRunner(string Kind, string Version, Action<StageContext, CancellationToken> Run);
