namespace Mlops.GitOps.Cli.Inference;

/// <summary>What was read of a data file.</summary>
/// <param name="Format">The word for its format: csv, ndjson or json.</param>
/// <param name="Delimiter">What stands between values of a CSV file, where it is no comma.</param>
internal sealed record SampledTable(string Format, char? Delimiter, IReadOnlyList<ColumnSample> Columns, int RowCount, bool IsWhole);
