using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Model;

/// <summary>A stage to run, one for each combination of its matrix.</summary>
/// <param name="Id">The stage's name, and the values of its matrix: <c>train@eu</c>.</param>
public sealed record StageSymbol(
    StageSyntax Syntax,
    string Id,
    ImmutableArray<MatrixValue> Axes,
    ImmutableArray<string> Needs,
    ImmutableArray<InputSymbol> Inputs,
    ImmutableArray<OutputSymbol> Outputs);
