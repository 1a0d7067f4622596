using System.Collections.Immutable;
using Mlops.GitOps.Data.Ingesting.Files;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Ingesting.Parquet;

/// <summary>A Parquet file and its columns.</summary>
internal sealed record ParquetFile(DatasetFile File, ImmutableArray<string> Names, ImmutableArray<string> Types)
{
    public static ParquetFile Open(DuckConnection connection, DatasetFile file)
    {
        try
        {
            using var columns = connection.Query($"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {Scan(file, "")})");
            var (names, types) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
            while (columns.Read() is { } chunk)
            {
                for (var row = 0; row < chunk.Count; row++)
                {
                    names.Add(chunk[0].Text(row));
                    types.Add(chunk[1].Text(row));
                }
            }

            return new(file, names.ToImmutable(), types.ToImmutable());
        }
        catch (DuckException exception)
        {
            throw Broken([file], exception);
        }
    }

    /// <summary>Returns what an error of the engine means: a file that was cut off, most often.</summary>
    public static StageFailure Broken(ImmutableArray<DatasetFile> files, DuckException exception)
    {
        var said = exception.Message.ReplaceLineEndings(" ");
        var named = files.FirstOrDefault(file => said.Contains(file.Path, StringComparison.Ordinal)) ?? (files.Length == 1 ? files[0] : null);
        foreach (var file in files) said = said.Replace(file.Path, file.Name, StringComparison.Ordinal);
        return new($"{named?.Name ?? "one of the files"}: the file can't be read as Parquet: {said}", "Write the file again: it is damaged, cut off, or of another format.", exception);
    }

    public static string Scan(DatasetFile file, string options) => $"read_parquet({Sql.List([Literal(file.Path)])}, hive_partitioning = false, union_by_name = false{options})";

    // The engine would take a name with these as a pattern for several files.
    private static string Literal(string path) => string.Concat(path.Select(static sign => sign is '*' or '?' or '[' ? $"[{sign}]" : sign.ToString()));
}
