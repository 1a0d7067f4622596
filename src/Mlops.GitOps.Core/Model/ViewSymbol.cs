using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Model;

/// <summary>A version of a feature view; entity and dataset are null where they could not be resolved.</summary>
public sealed record ViewSymbol(FeatureViewSyntax Syntax, EntitySyntax? Entity, DatasetSymbol? Dataset, ImmutableArray<ColumnSymbol> Values)
{
    /// <summary>Whether these are all its values.</summary>
    public bool IsWhole => Syntax.KnowsValues;

    public string FullName => Syntax.FullName;
}
