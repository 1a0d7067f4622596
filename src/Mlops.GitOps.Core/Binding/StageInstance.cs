using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Core.Binding;

/// <summary>A stage for one combination of its matrix.</summary>
internal sealed record StageInstance(StageSyntax Syntax, ImmutableArray<MatrixValue> Axes)
{
    public string Id { get; } = string.Join("@", Axes.Select(static axis => axis.Value).Prepend(Syntax.Name.Value));

    public string? ValueOf(string axis)
    {
        foreach (var own in Axes)
        {
            if (own.Axis == axis) return own.Value;
        }

        return null;
    }
}
