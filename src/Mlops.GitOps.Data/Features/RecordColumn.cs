using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Data.Features;

/// <summary>Where a column of a dataset is in a record.</summary>
/// <param name="Slot">Its first word.</param>
/// <param name="NullBit">Which bit says that it has no value; -1 where it always has one.</param>
internal sealed record RecordColumn(string Name, ColumnType Type, int Slot, int NullBit)
{
    public SlotKind Kind { get; } = KindOf(Type.Kind);

    public static SlotKind KindOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Float or ColumnKind.Float32 => SlotKind.Real,
        ColumnKind.Decimal => SlotKind.Digits,
        ColumnKind.String or ColumnKind.Vector => SlotKind.Text,
        _ => SlotKind.Whole,
    };
}
