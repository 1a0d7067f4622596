using System.Collections.Immutable;
using System.Globalization;

namespace Mlops.GitOps.Data.Comparing;

/// <summary>What must be known to read a comparison: where there is too little to say anything, it says so.</summary>
internal static class ComparisonNotes
{
    private const int Few = 10;

    public static ImmutableArray<string> Of(ComparisonTask task, IReadOnlyList<Contender> contenders, ContenderTest test, ImmutableArray<ComparedContender> compared)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        var replicates = contenders.Min(static contender => contender.Scores.Count);
        var tested = compared.Count(static one => one.PValue is not null);
        if (task.IsByRows) notes.Add("Compared on the rows of the first replicate: rows of several replicates are not independent.");
        if (task.Test == "mcnemar") notes.Add("McNemar's test compares how many rows are answered right, whatever the metric.");
        if (!task.IsByRows) AddReplicates(notes, task, contenders, replicates, tested);
        if (test.Omnibus is { } omnibus)
            notes.Add(Text($"Friedman's test of all {contenders.Count}: chi-square {omnibus.Statistic:G4}, p {omnibus.PValue:G3}{(omnibus.PValue >= task.Alpha ? "; the configurations are not shown to differ at all, so read no single comparison" : "")}."));
        if (task.Baseline is null && contenders.Count > 2) notes.Add("The reference was chosen as the best by the same numbers, so its lead looks larger than it is.");
        if (tested > 1 && task.Correction == "none") notes.Add(Text($"{tested} comparisons without a correction: one in {1 / task.Alpha:G3} is found where nothing is."));
        return notes.ToImmutable();
    }

    private static void AddReplicates(ImmutableArray<string>.Builder notes, ComparisonTask task, IReadOnlyList<Contender> contenders, int replicates, int tested)
    {
        if (replicates < 2)
        {
            notes.Add("Too few replicates: with one of each, no difference can be told from chance. Say `replicates: 5` or more.");
            return;
        }

        if (contenders.All(static contender => !contender.Values.AsSpan().ContainsAnyExcept(contender.Values[0])))
        {
            notes.Add("Replicates do not differ: nothing in this pipeline takes chance from the seed, so more of them say nothing more.");
            return;
        }

        var ratio = task.Test == "nadeau-bengio" ? task.TestOverTrain ?? 0 : 0;
        if (task.Test is "nadeau-bengio" or "paired-t" && replicates < Few)
            notes.Add(Text($"Few replicates: with {replicates} a difference counts only from {ReplicateTests.HalfWidth(task, replicates, ratio):G3} times its own standard deviation, before any correction."));
        var least = Math.Pow(2, 1 - replicates);
        var bound = task.Correction == "holm" ? Math.Min(1, least * Math.Max(1, tested)) : least;
        if (task.Test == "wilcoxon" && bound >= task.Alpha)
            notes.Add(Text($"Too few replicates: with {replicates} no p-value can be below {bound:G3}, whatever the difference."));
        if (task.Test == "paired-t") notes.Add("Replicates share rows, so a plain paired t test finds differences too often; nadeau-bengio corrects for it.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
