using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Features;

/// <summary>A value for every label, in the order of the labels, whichever entities are done first.</summary>
internal sealed unsafe class ResultColumn : IDisposable
{
    private readonly ScratchMemory values;
    private readonly ScratchMemory present;
    private readonly TextHeap? texts;

    public ResultColumn(string path, SlotKind kind, long labels)
    {
        Kind = kind;
        values = new ScratchMemory($"{path}.values", labels * WidthOf(kind));
        present = new ScratchMemory($"{path}.present", labels);
        texts = kind == SlotKind.Text ? new TextHeap(path) : null;
    }

    public SlotKind Kind { get; }

    /// <summary>Puts some values into a column of a table.</summary>
    public void Copy(DuckAppender appender, int column, ColumnType type, long first, int count)
    {
        switch (Kind)
        {
            case SlotKind.Text:
                for (var row = 0; row < count; row++)
                {
                    if (present.Start[first + row] != 0) appender.SetText(column, row, TextHeap.Read(((nint*)values.Start)[first + row]));
                }

                break;
            case SlotKind.Digits:
                Values<Int128>(first, count).CopyTo(appender.Values<Int128>(column));
                break;
            case SlotKind.Real:
                Values<double>(first, count).CopyTo(appender.Values<double>(column));
                break;
            case SlotKind.Whole when type.Kind == ColumnKind.Bool:
                var flags = appender.Values<bool>(column);
                for (var row = 0; row < count; row++) flags[row] = ((long*)values.Start)[first + row] != 0;
                break;
            case SlotKind.Whole when type.Kind == ColumnKind.Date:
                var days = appender.Values<int>(column);
                for (var row = 0; row < count; row++) days[row] = (int)((long*)values.Start)[first + row];
                break;
            default:
                Values<long>(first, count).CopyTo(appender.Values<long>(column));
                break;
        }

        for (var row = 0; row < count; row++)
        {
            if (present.Start[first + row] == 0) appender.SetNull(column, row);
        }
    }

    public void Set(ReadOnlySpan<long> labels, ValueCells cells)
    {
        for (var index = 0; index < labels.Length; index++)
        {
            if (!cells.Has(index)) continue;
            present.Start[labels[index]] = 1;
            switch (Kind)
            {
                case SlotKind.Digits:
                    ((Int128*)values.Start)[labels[index]] = cells.Digits(index);
                    break;
                case SlotKind.Text:
                    ((nint*)values.Start)[labels[index]] = (texts ?? throw new InvalidOperationException("Texts have a heap.")).Add(cells.Text(index));
                    break;
                default:
                    ((long*)values.Start)[labels[index]] = cells.Whole(index);
                    break;
            }
        }
    }

    public void Dispose()
    {
        values.Dispose();
        present.Dispose();
        texts?.Dispose();
    }

    private ReadOnlySpan<T> Values<T>(long first, int count) where T : unmanaged => new((T*)values.Start + first, count);

    private static int WidthOf(SlotKind kind) => kind == SlotKind.Digits ? 16 : 8;
}
