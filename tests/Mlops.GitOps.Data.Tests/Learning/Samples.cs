using System.Collections.Immutable;
using Mlops.GitOps.Data.Learning;

namespace Mlops.GitOps.Data.Tests.Learning;

/// <summary>Makes small tables to learn from. The same seed gives the same table.</summary>
internal static class Samples
{
    public static readonly ImmutableArray<string> Towns = ["aarhus", "bergen", "cadiz", "dijon", "évora", "faro"];

    /// <summary>Returns numbers, some missing, and texts, some empty; what depends on them is up to the caller.</summary>
    public static FeatureTable Table(int rows, int seed, double missing = 0.1)
    {
        var random = new Random(seed);
        return new(rows,
        [
            FeatureColumn.Of("plain", Numbers(() => (float)((random.NextDouble() * 4) - 2))),
            FeatureColumn.Of("holes", Numbers(() => random.NextDouble() < missing ? float.NaN : (float)random.NextDouble())),
            FeatureColumn.Of(new LearnedInput("town", Towns), [.. Numbers(() => random.NextDouble() < missing ? 0 : 1 + random.Next(Towns.Length)).Select(static code => (ushort)code)]),
            FeatureColumn.Of("far", Numbers(() => 1_000_000 + (random.Next(1000) * 3))),
            FeatureColumn.Of("steps", Numbers(() => random.Next(5))),
            FeatureColumn.Of("same", Numbers(static () => 7)),
            FeatureColumn.Of("none", Numbers(static () => float.NaN)),
        ]);

        float[] Numbers(Func<float> next) => [.. Enumerable.Range(0, rows).Select(_ => next())];
    }

    /// <summary>Returns a score that depends on all columns, with noise.</summary>
    public static double[] Scores(FeatureTable table, int seed, double noise = 0.5)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, table.Rows).Select(row =>
            {
                var holes = table.Columns[1].Numbers[row];
                var town = table.Columns[2].Codes[row] % 3;
                return Math.Sin(2 * table.Columns[0].Numbers[row]) + (float.IsNaN(holes) ? 1.5 : holes) + (town - 1) + ((table.Columns[3].Numbers[row] - 1_001_500) / 1500)
                    + (noise * (random.NextDouble() + random.NextDouble() - 1));
            }),
        ];
    }

    public static LabelColumn Label(LearningTask task, double[] scores) => task switch
    {
        LearningTask.Regression => new(task, scores, null),
        LearningTask.Binary => new(task, [.. scores.Select(static score => score > 0.5 ? 1.0 : 0)], new(ClassKind.Bool, ["false", "true"])),
        _ => new(task, [.. scores.Select(static score => score > 1 ? 2.0 : score > 0 ? 1 : 0)], new(ClassKind.Text, ["high", "low", "middle"])),
    };

    public static LabelColumn Label(LearningTask task, FeatureTable table, int seed) => Label(task, Scores(table, seed));

    /// <summary>Returns the rows in another order.</summary>
    public static int[] Shuffled(int rows, int seed)
    {
        var order = Enumerable.Range(0, rows).ToArray();
        new Random(seed).Shuffle(order);
        return order;
    }
}
