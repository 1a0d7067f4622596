using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Binding;

/// <summary>What is known of a pipeline while its stages are bound one after the other.</summary>
internal sealed record PipelineContext(BindScope Scope, PipelineSyntax Pipeline, PipelineStages Stages)
{
    /// <summary>What instances give, by their id; a stage that waits for itself never gets here.</summary>
    public Dictionary<string, IReadOnlyList<OutputSymbol>> Outputs { get; } = new(StringComparer.Ordinal);

    /// <summary>Which model the product of an instance is registered as.</summary>
    public Dictionary<string, string> RegisteredAs { get; } = new(StringComparer.Ordinal);

    public List<Training> Trainings { get; } = [];
}
