using System.Globalization;
using System.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Ingesting.Rows;

namespace Mlops.GitOps.Data.Tests.Ingesting.Oracle;

/// <summary>Shows values that were read as texts that can be compared.</summary>
internal static class ShownValues
{
    public static string Of(ColumnBuffer column, int row) => column.IsNull(row) ? "null" : column.Type.Kind switch
    {
        ColumnKind.Bool => column.Values<bool>()[row].ToString(),
        ColumnKind.Float => column.Values<double>()[row].ToString("R", CultureInfo.InvariantCulture),
        ColumnKind.Float32 => column.Values<float>()[row].ToString("R", CultureInfo.InvariantCulture),
        ColumnKind.Date => (column.Values<int>()[row] + 719_162).ToString(CultureInfo.InvariantCulture),
        ColumnKind.String => Encoding.UTF8.GetString(column.Text(row)),
        ColumnKind.Vector => string.Join(' ', column.Values<float>().Slice(row * 2, 2).ToArray().Select(static element => element.ToString("R", CultureInfo.InvariantCulture))),
        ColumnKind.Decimal => column.Digits(row).ToString(CultureInfo.InvariantCulture),
        _ => column.Values<long>()[row].ToString(CultureInfo.InvariantCulture),
    };
}
