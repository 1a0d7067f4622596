using System.Collections.Immutable;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Features;

/// <summary>All that is made of the rows of one dataset for one kind of entity.</summary>
/// <param name="Conditions">Every <c>where</c>, once.</param>
/// <param name="Values">In an order in which no expression comes before what it reads.</param>
internal sealed record JoinPlan(
    string Input, string Key, DatasetDeclaration Dataset, RecordLayout Layout, ImmutableArray<Func<ExpressionInput, Scalar>> Conditions, ImmutableArray<ValuePlan> Values);
