using System.Text;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Explaining;

/// <summary>What is told of each input, as a table: what counts most first.</summary>
internal static class ImportanceTable
{
    private const string Name = "mlops importance";

    public static void Write(DuckConnection connection, Explanation explanation, StageOutput output, CancellationToken stop)
    {
        connection.Execute(
            $"CREATE TABLE {Sql.Name(Name)} (place BIGINT, input VARCHAR, importance DOUBLE, spread DOUBLE, lower DOUBLE, upper DOUBLE, metric VARCHAR, mean_abs_shap DOUBLE, direction DOUBLE)", stop);
        using (var appender = connection.Append(Name))
        {
            for (var at = 0; at < explanation.Inputs.Length; at++) Add(appender, explanation.Inputs[at], explanation.Metric?.Metric.Name, at);
            appender.Finish();
        }

        StageDatabase.Write(connection, $"SELECT * EXCLUDE (place) FROM {Sql.Name(Name)} ORDER BY place", output, stop);
    }

    private static void Add(DuckAppender appender, InputImportance input, string? metric, int place)
    {
        appender.Values<long>(0)[0] = place;
        appender.SetText(1, 0, Encoding.UTF8.GetBytes(input.Input.Name));
        double?[] numbers = [input.Importance?.Mean, input.Importance?.Spread, input.Importance?.Lower, input.Importance?.Upper];
        for (var at = 0; at < numbers.Length; at++) Set(appender, at + 2, numbers[at]);
        if (metric is null) appender.SetNull(6, 0);
        else appender.SetText(6, 0, Encoding.UTF8.GetBytes(metric));
        Set(appender, 7, input.MeanShap);
        Set(appender, 8, input.Direction);
        appender.Append(1);
    }

    private static void Set(DuckAppender appender, int column, double? value)
    {
        appender.Values<double>(column)[0] = value ?? 0;
        if (value is null) appender.SetNull(column, 0);
    }
}
