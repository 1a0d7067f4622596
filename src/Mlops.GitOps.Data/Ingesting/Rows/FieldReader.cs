using System.Diagnostics;
using System.Runtime.CompilerServices;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Ingesting.Values;

namespace Mlops.GitOps.Data.Ingesting.Rows;

/// <summary>Reads a text as a value of its column's type.</summary>
internal static class FieldReader
{
    /// <summary>Sets the value, or returns why the text is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static string? Read(ColumnBuffer column, int row, ReadOnlySpan<byte> text)
    {
        switch (column.Kind)
        {
            case ColumnKind.String:
                column.SetText(row, text);
                return null;
            case ColumnKind.Int: return NumberText.Int(text, out column.Values<long>()[row]);
            case ColumnKind.Float: return NumberText.Float(text, out column.Values<double>()[row]);
            case ColumnKind.Float32: return NumberText.Float32(text, out column.Values<float>()[row]);
            case ColumnKind.Timestamp: return TimeText.Timestamp(text, out column.Values<long>()[row]);
            case ColumnKind.Date: return TimeText.Date(text, out column.Values<int>()[row]);
            case ColumnKind.Bool: return NumberText.Bool(text, out column.Values<bool>()[row]);
            case ColumnKind.Duration: return DurationText.Read(text, out column.Values<long>()[row]);
            case ColumnKind.Vector: return VectorText.Read(text, column.Values<float>().Slice(row * column.Type.Dimension, column.Type.Dimension));
            case ColumnKind.Decimal:
                var type = column.Type;
                var reason = NumberText.Decimal(text, type.Precision, type.Scale, out var digits);
                SetDecimal(column, row, digits);
                return reason;
            default: throw new UnreachableException($"{column.Type} is not read from text.");
        }
    }

    public static void SetDecimal(ColumnBuffer column, int row, Int128 digits)
    {
        switch (column.Type.Precision)
        {
            case <= 4: column.Values<short>()[row] = (short)digits; break;
            case <= 9: column.Values<int>()[row] = (int)digits; break;
            case <= 18: column.Values<long>()[row] = (long)digits; break;
            default: column.Values<Int128>()[row] = digits; break;
        }
    }
}
