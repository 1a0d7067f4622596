using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Model;

/// <summary>That a pipeline's stage learns a model: from which rows, and which column it predicts.</summary>
/// <param name="Model">The model it is registered as.</param>
/// <param name="At">Where the stage says what it learns from.</param>
public sealed record Training(string Model, string Pipeline, string Stage, TableType Data, string? Label, SourceSpan At);
