namespace Mlops.GitOps.Execution.Reproducing;

/// <summary>Two files of which values may be compared.</summary>
/// <param name="Type">Table, Model, Metrics, Report, File or Folder.</param>
/// <param name="Rows">Rows that a model can be asked about; null where there are none.</param>
public sealed record OutputToCompare(string Type, string? Format, string Before, string After, string? Rows);
