using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Model;

/// <summary>A model with its inputs resolved to columns; an input that was not found was reported and is left out.</summary>
public sealed record ModelSymbol(ModelSyntax Syntax, ImmutableArray<ModelInput> Inputs, ImmutableArray<Training> Trainings)
{
    public string Name => Syntax.Name.Value;

    /// <summary>The columns that the data a model learns from has; where no pipeline trains it, those of all datasets.</summary>
    public TableType Data { get; init; } = TableType.Open;

    public IEnumerable<ColumnSymbol> Columns => Inputs.SelectMany(static input => input.Columns);
}
