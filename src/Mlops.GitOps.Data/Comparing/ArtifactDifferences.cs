using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Native.Onnx;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Comparing;

/// <summary>Says how the values of two artifacts differ whose bytes do.</summary>
public static class ArtifactDifferences
{
    /// <summary>Returns the differences; null where there are no values that could be compared.</summary>
    /// <param name="type">Table, Model, Metrics, Report, File or Folder.</param>
    /// <param name="rows">A Parquet file of rows that a model can be asked about.</param>
    /// <param name="scratch">A folder for what is computed on the way.</param>
    public static ImmutableArray<Difference>? Of(string type, string? format, string before, string after, string? rows, string scratch, CancellationToken stop)
    {
        try
        {
            return type switch
            {
                "Table" => TableDifferences.Of(before, after, format, stop),
                "Metrics" or "Report" => JsonDifferences.Of(File.ReadAllBytes(before), File.ReadAllBytes(after)),
                "Model" when rows is not null && format is null or "onnx" => ModelDifferences.Of(before, after, rows ?? "", scratch, stop),
                _ => null,
            };
        }
        catch (Exception trouble) when (trouble is DuckException or OnnxException or StageFailure or JsonException)
        {
            return null;   // what can't be read can't be compared
        }
    }
}
