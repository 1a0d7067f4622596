using System.Collections.Immutable;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features;

/// <summary>Which columns of a dataset a record holds, and where.</summary>
/// <param name="Columns">Those beyond the two times.</param>
/// <param name="Ties">By what the later of two rows of the same times is told, most important first.</param>
internal sealed record RecordLayout(ImmutableArray<RecordColumn> Columns, RecordColumn Event, RecordColumn Known, ImmutableArray<RecordColumn> Ties, int Words)
{
    /// <param name="used">Names of the columns that values are made from.</param>
    /// <param name="ordered">Those of them whose value depends on which row is the last or the first.</param>
    public static RecordLayout Of(DatasetDeclaration dataset, string key, IReadOnlySet<string> used, IReadOnlySet<string> ordered)
    {
        var eventTime = Declared(dataset, dataset.EventColumn ?? throw new StageFailure($"Dataset '{dataset.Name}' says no event time, and a view needs one.", "Say `time: {event: COLUMN}` there."));
        var knownTime = dataset.KnownColumn is { } known ? Declared(dataset, known) : eventTime;
        var ties = TieColumns(dataset, key, ordered);
        var held = dataset.Columns.Where(column => !IsTime(column) && (used.Contains(column.Name) || ties.Contains(column))).ToList();
        var nullable = held.Count(static column => HasNullBit(column));
        var (slot, bit) = (Record.HeaderWords + ((nullable + 63) / 64), 0);
        var columns = ImmutableArray.CreateBuilder<RecordColumn>();
        foreach (var column in held)
        {
            columns.Add(new RecordColumn(column.Name, column.Type, slot, HasNullBit(column) ? bit++ : -1));
            slot += columns[^1].Kind == SlotKind.Digits ? 2 : 1;
        }

        var all = columns.ToImmutable();
        return new RecordLayout(
            all,
            new RecordColumn(eventTime.Name, new ColumnType(ColumnKind.Timestamp), Record.EventSlot, -1),
            new RecordColumn(knownTime.Name, new ColumnType(ColumnKind.Timestamp), dataset.KnownColumn is null ? Record.EventSlot : Record.KnownSlot, -1),
            [.. ties.Select(tie => all.First(column => column.Name == tie.Name))],
            slot);

        bool IsTime(ColumnDeclaration column) => column.Name == dataset.EventColumn || column.Name == dataset.KnownColumn;
    }

    public RecordColumn Find(string name) =>
        name == Event.Name ? Event : name == Known.Name ? Known : Columns.FirstOrDefault(column => column.Name == name) ?? throw new StageFailure($"No dataset of the view declares a column '{name}'.");

    // What comes after the last column that is read decides nothing: rows that are equal up to it give the same values.
    private static List<ColumnDeclaration> TieColumns(DatasetDeclaration dataset, string key, IReadOnlySet<string> ordered)
    {
        var order = dataset.Columns.Where(static column => column.IsKey).Concat(dataset.Columns.Where(static column => !column.IsKey))
            .Where(column => column.Name != key && column.Name != dataset.EventColumn && column.Name != dataset.KnownColumn).ToList();
        return order[..(order.FindLastIndex(column => ordered.Contains(column.Name)) + 1)];
    }

    private static bool HasNullBit(ColumnDeclaration column) => column.Type.IsNullable && RecordColumn.KindOf(column.Type.Kind) != SlotKind.Real;

    private static ColumnDeclaration Declared(DatasetDeclaration dataset, string name) =>
        dataset.Columns.FirstOrDefault(column => column.Name == name) ?? throw new StageFailure($"Dataset '{dataset.Name}' declares no column '{name}'.");
}
