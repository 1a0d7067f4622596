using System.Text;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Data.Features;

/// <summary>Evaluates the expressions of views, over the last row and the values before them.</summary>
internal static class ExpressionValues
{
    private const double MicrosecondsPerSecond = 1e6;

    public static void Fill(EntityRows rows, ValuePlan value, int place, int[] last, ValueCells[] all)
    {
        if (value.Expression is not { } evaluate) return;
        for (var label = 0; label < rows.LabelCount; label++)
        {
            rows.Input.Record = last[label] == BestOfRuns.None ? 0 : rows.Records[last[label]];
            for (var other = 0; other < place; other++) rows.Input.Values[other] = ScalarOf(all[other], label, rows.Plan.Values[other].Natural);
            Set(all[place], label, evaluate(rows.Input), value.Natural.Kind);
        }
    }

    private static Scalar ScalarOf(ValueCells cells, int label, ColumnType type)
    {
        if (!cells.Has(label)) return Scalar.Unknown;
        return cells.Kind switch
        {
            SlotKind.Whole => Record.OfWhole(cells.Whole(label), type.Kind),
            SlotKind.Real => Scalar.Of(cells.Real(label)),
            SlotKind.Digits => Record.OfDigits(cells.Digits(label), type.Scale),
            _ => type.Kind == ColumnKind.Vector ? Scalar.Unknown : Scalar.Of(Encoding.UTF8.GetString(cells.Text(label))),
        };
    }

    private static void Set(ValueCells cells, int label, Scalar result, ColumnKind kind)
    {
        switch (result.Kind)
        {
            case ScalarKind.Bool when kind == ColumnKind.Bool:
            case ScalarKind.Time when kind == ColumnKind.Timestamp:
                cells.Set(label, result.Microseconds);
                break;
            case ScalarKind.Number when kind == ColumnKind.Duration:
                cells.Set(label, (long)Math.Round(result.Number * MicrosecondsPerSecond));
                break;
            case ScalarKind.Number when kind == ColumnKind.Float:
                cells.Set(label, result.Number);
                break;
            case ScalarKind.Text when kind == ColumnKind.String && result.Content is string text:
                cells.Set(label, Encoding.UTF8.GetBytes(text));
                break;
            default:
                break; // Unknown, or of a kind that the compiler lets through nowhere: there is no value.
        }
    }
}
