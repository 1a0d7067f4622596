using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Learning;

/// <summary>Rows of inputs, column by column.</summary>
public sealed record FeatureTable(int Rows, ImmutableArray<FeatureColumn> Columns)
{
    public ImmutableArray<LearnedInput> Inputs => [.. Columns.Select(static column => column.Input)];

    public FeatureTable Slice(int[] rows) => new(rows.Length, [.. Columns.Select(column => column.Slice(rows))]);
}
