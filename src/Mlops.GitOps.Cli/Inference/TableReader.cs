using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Inference;

/// <summary>Reads the rows of a data file as texts, enough of them to tell what its columns are.</summary>
internal static class TableReader
{
    private const int MostRows = 200_000;

    public static SampledTable Read(string path)
    {
        using var reader = new StreamReader(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" or ".tsv" or ".txt" => CsvTable.Read(reader, MostRows),
            ".ndjson" or ".jsonl" => JsonTable.ReadLines(reader, MostRows),
            ".json" => JsonTable.ReadArray(reader, MostRows),
            var extension => throw new UserMistake($"columns can be read from .csv, .ndjson and .json files, not from '{extension}'"),
        };
    }
}
