namespace Mlops.GitOps.Data.Ingesting.Csv;

/// <summary>Where a field stands in a text, without its quotes.</summary>
internal readonly record struct CsvField(int Start, int Length, bool IsQuoted, bool HasEscapes);
