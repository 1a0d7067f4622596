using System.Text.Json;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Linear;
using Mlops.GitOps.Data.Learning.Logistic;

namespace Mlops.GitOps.Data.Tests.Learning;

/// <summary>Rows, and the coefficients that scikit-learn finds for them when they are standardised.</summary>
internal sealed record LinearCase(string Name, string Call, float[][] X, double[] Y, double[][] Coefficients, double[] Intercepts)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static List<LinearCase> ReadAll(string json) => JsonSerializer.Deserialize<List<LinearCase>>(json, Options) ?? [];

    /// <summary>Learns the same and returns how far the coefficients, of standardised inputs, lie apart at most.</summary>
    public double Distance()
    {
        var rows = new FeatureTable(X.Length, [.. Enumerable.Range(0, X[0].Length).Select(column => FeatureColumn.Of($"c{column}", [.. X.Select(row => row[column])]))]);
        var setting = double.Parse(Call.Split("C=", 2)[^1].Split("alpha=")[^1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);
        var found = Call.Contains("Ridge", StringComparison.Ordinal)
            ? LinearLearner.Learn(rows, new(LearningTask.Regression, Y, null), new(setting), Workers.One)
            : LogisticLearner.Learn(rows, Classes(), new(setting), Workers.One);
        var furthest = Enumerable.Range(0, Intercepts.Length).Max(target => Math.Abs(found.Intercepts[target] - Intercepts[target]));
        for (var column = 0; column < X[0].Length; column++)
        {
            var scale = Deviation(column);
            for (var target = 0; target < Intercepts.Length; target++)
                furthest = Math.Max(furthest, Math.Abs((((NumberTerm)found.Terms[column]).Weights[target] * scale) - Coefficients[target][column]));
        }

        return furthest;
    }

    private LabelColumn Classes()
    {
        var count = (int)Y.Max() + 1;
        return new(count > 2 ? LearningTask.Multiclass : LearningTask.Binary, Y, new(ClassKind.Whole, [.. Enumerable.Range(0, count).Select(static name => $"{name}")]));
    }

    private double Deviation(int column)
    {
        var mean = X.Average(row => (double)row[column]);
        return Math.Sqrt(X.Average(row => (row[column] - mean) * (row[column] - mean)));
    }
}
