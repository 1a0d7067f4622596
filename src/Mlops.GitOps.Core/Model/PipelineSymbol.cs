using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Core.Model;

/// <summary>A pipeline with its stages in an order in which they can run.</summary>
public sealed record PipelineSymbol(PipelineSyntax Syntax, ImmutableArray<StageSymbol> Stages)
{
    public string Name => Syntax.Name.Value;
}
