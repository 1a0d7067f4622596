namespace Mlops.GitOps.Data.Ingesting.Rows;

/// <summary>A row that was set aside.</summary>
/// <param name="Line">The line of the file on which the row begins, from 1; the number of the row where a format has no lines.</param>
/// <param name="Column">The first column that is at fault; null where it is the row as a whole.</param>
/// <param name="Value">The text of that column as it stands in the file, cut if it is long.</param>
/// <param name="Raw">The row as it stands in the file, cut if it is long.</param>
internal sealed record Reject(long Line, string? Column, string? Value, string Reason, string? Raw);
