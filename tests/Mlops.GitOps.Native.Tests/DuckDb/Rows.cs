using System.Globalization;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Native.Tests.DuckDb;

/// <summary>Reads results as text.</summary>
internal static class Rows
{
    /// <summary>The only value, as the engine writes it.</summary>
    public static string Single(DuckConnection connection, string sql)
    {
        using var result = connection.Query($"SELECT COLUMNS(*)::VARCHAR FROM ({sql})");
        var chunk = result.Read();
        Assert.Equal(1, chunk?.Count);
        var text = chunk![0].Text(0);
        Assert.Null(result.Read());
        return text;
    }

    public static long SumOf(DuckResult result, int column)
    {
        var sum = 0L;
        while (result.Read() is { } chunk)
        {
            foreach (var value in chunk[column].Values<long>()) sum += value;
        }

        return sum;
    }

    public static string Written(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
