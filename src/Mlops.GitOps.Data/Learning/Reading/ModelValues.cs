using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Learning.Reading;

/// <summary>How the values of a table enter a model: numbers and bools as floats, with NaN for none; texts as texts, with an empty one for none.</summary>
internal static class ModelValues
{
    /// <summary>Whether a model gets the column as a text.</summary>
    public static bool IsText(DuckColumn column) => column.Type.Kind is DuckTypeKind.Varchar or DuckTypeKind.Enum or DuckTypeKind.Uuid;

    /// <summary>Returns what is selected for a column.</summary>
    public static string Select(DuckColumn column) => $"CAST({Sql.Name(column.Name)} AS {(IsText(column) ? "VARCHAR" : "DOUBLE")})";

    /// <summary>Fails where a column can't be an input.</summary>
    public static void Check(DuckColumn column, ColumnType? declared)
    {
        switch (column.Type.Kind)
        {
            case DuckTypeKind.Date or DuckTypeKind.Timestamp or DuckTypeKind.TimestampTz or DuckTypeKind.TimestampMilliseconds or DuckTypeKind.TimestampSeconds or DuckTypeKind.TimestampNanoseconds:
                throw new StageFailure($"Column '{column.Name}' is a time, and a model that learned from it would know nothing of later ones.",
                    "Make a number of it, such as an age or a month, in a transform or a view, or leave it out of the model's inputs.");
            case DuckTypeKind.Boolean or DuckTypeKind.Float or DuckTypeKind.Double or DuckTypeKind.Decimal:
            case DuckTypeKind.TinyInt or DuckTypeKind.SmallInt or DuckTypeKind.Integer or DuckTypeKind.BigInt or DuckTypeKind.HugeInt:
            case DuckTypeKind.UTinyInt or DuckTypeKind.USmallInt or DuckTypeKind.UInteger or DuckTypeKind.UBigInt or DuckTypeKind.UHugeInt:
                if (declared?.Kind != ColumnKind.Duration) return;
                throw new StageFailure($"Column '{column.Name}' is a duration, which has no unit that a caller of the model could know.", "Make a number of it in a transform, such as days.");
            default:
                if (IsText(column)) return;
                throw new StageFailure($"Column '{column.Name}' is of {column.Type.Kind}, which is no input of built-in learners.", "Leave it out of the model's inputs, or train with a command.");
        }
    }
}
