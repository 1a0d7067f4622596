using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Core.Binding;

/// <summary>A stage for one combination of its matrix.</summary>
internal sealed record StageInstance(StageSyntax Syntax, ImmutableArray<KeyValuePair<string, string>> Axes)
{
    public string Id { get; } = string.Join("@", Axes.Select(static axis => axis.Value).Prepend(Syntax.Name.Value));

    public string? ValueOf(string axis)
    {
        foreach (var (name, value) in Axes)
        {
            if (name == axis) return value;
        }

        return null;
    }
}
