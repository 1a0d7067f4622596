using System.Collections.Immutable;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features;

/// <summary>All that is made of the rows of one dataset for one kind of entity.</summary>
/// <param name="Conditions">Every <c>where</c>, once.</param>
/// <param name="Values">In an order in which no expression comes before what it reads.</param>
internal sealed record JoinPlan(
    string Input, string Key, DatasetDeclaration Dataset, RecordLayout Layout, ImmutableArray<Func<ExpressionInput, Scalar>> Conditions, ImmutableArray<ValuePlan> Values)
{
    /// <summary>The type that the key has in the dataset.</summary>
    public ColumnType KeyType => Dataset.Columns.FirstOrDefault(column => column.Name == Key)?.Type ?? throw new StageFailure($"Dataset '{Dataset.Name}' declares no column '{Key}', by which its view is joined.");
}
