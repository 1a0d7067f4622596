using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Judging;

/// <summary>Gathers all that is to be told of a model's answers.</summary>
internal sealed class EvidenceMaker(JudgedTable table, JudgedDeclaration judged, Truth truth, long seed)
{
    private readonly Measurement measurement = new(table, judged, seed);

    /// <summary>The rows of which the truth is known.</summary>
    public int[] Rows { get; } = [.. Enumerable.Range(0, table.Count).Where(row => !double.IsNaN(truth.Values[row]))];

    public ImmutableArray<SliceGroups> Slices() => SliceReader.Of(table, judged.Slices, Rows);

    public Evidence Of(Answers answers, ImmutableArray<SliceGroups> slices, IEnumerable<(string Environment, string Bundle, Answers Answers)> champions)
    {
        var isBinary = answers.Rows.Task == JudgedTask.Binary;
        return new Evidence(
            measurement.Of(Rows, answers),
            slices.ToImmutableSortedDictionary(static slice => slice.Slice, slice => OfGroups(slice, answers), StringComparer.Ordinal),
            isBinary ? slices.ToImmutableSortedDictionary(static slice => slice.Slice, slice => FairnessMeasures.Of(slice, answers.Rows, seed), StringComparer.Ordinal) : Evidence.None.Fairness,
            Baseline(),
            champions.ToImmutableSortedDictionary(
                static champion => champion.Environment,
                champion => new Comparison(champion.Bundle, measurement.Differences(Rows, answers, champion.Answers)),
                StringComparer.Ordinal));
    }

    /// <summary>Measures the answer without ML on the same rows.</summary>
    public ImmutableSortedDictionary<string, Measure> Baseline()
    {
        var task = SampleReader.TaskOf(judged.Task);
        if (judged.Baseline is not { } baseline || task == JudgedTask.Multiclass) return Evidence.None.Baseline;
        var given = BaselineAnswers.Of(table, baseline);
        table.Keep("mlops baseline", given);
        var areProbabilities = task != JudgedTask.Binary || given.All(static answer => answer is >= 0 and <= 1);

        // Without a score a row comes last: nobody thought of it.
        var sample = new Sample(task, truth.Values, Array.ConvertAll(given, static answer => double.IsNaN(answer) ? double.MinValue : answer), null, null, truth.Classes.Length, judged.Threshold);
        return measurement.ValuesOf(Rows, new Answers(sample, table.Rows("mlops baseline", judged.Output), areProbabilities));
    }

    private ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Measure>> OfGroups(SliceGroups slice, Answers answers) =>
        Enumerable.Range(0, slice.Names.Length).Where(slice.IsTold)
            .ToImmutableSortedDictionary(group => slice.Names[group], group => measurement.Of(slice.Rows[group], answers), StringComparer.Ordinal);
}
