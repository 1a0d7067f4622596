using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Features;

/// <summary>How a value is made.</summary>
/// <param name="Output">Its place among all values of the stage.</param>
/// <param name="Column">What it is over; null for rows as a whole and for expressions.</param>
/// <param name="Where">Which of the plan's conditions a row must meet; -1 where all count.</param>
/// <param name="Age">How many microseconds old a row may be.</param>
/// <param name="Natural">Its type before it becomes the declared one.</param>
/// <param name="Expression">What an expression comes to.</param>
internal sealed record ValuePlan(
    string View, ValueDeclaration Declaration, int Output, RecordColumn? Column, int Where, ulong Age, ColumnType Natural, Func<ExpressionInput, Scalar>? Expression)
{
    public SlotKind Kind { get; } = RecordColumn.KindOf(Natural.Kind);

    public string Name => $"{View}.{Declaration.Name}";
}
