using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>A stage that is not in a pipeline because a <c>null</c> took it away, and the pipeline where that stands.</summary>
public sealed record RemovedStage(string Pipeline, SourceSpan RemovedAt);
