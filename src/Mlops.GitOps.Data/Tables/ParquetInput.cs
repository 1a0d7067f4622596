using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Tables;

/// <summary>Gives a table as a Parquet file, in which rows have numbers and columns have types.</summary>
internal static class ParquetInput
{
    /// <summary>Returns the input's own file, or, of another format, a copy in the scratch folder.</summary>
    public static string PathOf(StageContext context, DuckConnection connection, StageInput input, CancellationToken stop)
    {
        if (input.Format is null or "parquet") return input.Path;
        var path = Path.Join(context.Scratch, $"{input.Name}.parquet");
        StageDatabase.Write(connection, $"SELECT * FROM {StageDatabase.Scan(input)}", new(input.Name, path, "Table", "parquet"), stop);
        return path;
    }
}
