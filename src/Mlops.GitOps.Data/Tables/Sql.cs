using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Data.Tables;

/// <summary>Writes names, texts and types so that the engine reads them as they are.</summary>
internal static class Sql
{
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Text))}]";

    /// <summary>Returns the engine's type for a column. A duration is microseconds: an interval has months of no certain length.</summary>
    public static string TypeOf(ColumnType type) => type.Kind switch
    {
        ColumnKind.Bool => "BOOLEAN",
        ColumnKind.Int or ColumnKind.Duration => "BIGINT",
        ColumnKind.Float => "DOUBLE",
        ColumnKind.Float32 => "FLOAT",
        ColumnKind.Decimal => FormattableString.Invariant($"DECIMAL({type.Precision},{type.Scale})"),
        ColumnKind.String => "VARCHAR",
        ColumnKind.Date => "DATE",
        ColumnKind.Timestamp => "TIMESTAMP",
        ColumnKind.Vector => FormattableString.Invariant($"FLOAT[{type.Dimension}]"),
        _ => throw new System.Diagnostics.UnreachableException($"{type} has no type in the engine."),
    };
}
