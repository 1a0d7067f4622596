using Mlops.GitOps.Data.Statistics;

namespace Mlops.GitOps.Data.Comparing;

/// <summary>One of the tests, ready for pairs of configurations.</summary>
/// <param name="Find">What it says of a configuration against the reference.</param>
internal sealed record ContenderTest(Func<Contender, Contender, PairFinding> Find, TestResult? Omnibus = null)
{
    public static ContenderTest Of(ComparisonTask task, IReadOnlyList<Contender> contenders, Func<string, ComparedRows?> rowsOf) => task.Test switch
    {
        "nadeau-bengio" => new((one, reference) => ReplicateTests.NadeauBengio(task, one, reference)),
        "paired-t" => new((one, reference) => ReplicateTests.PairedT(task, one, reference)),
        "wilcoxon" => new(ReplicateTests.Wilcoxon),
        "friedman" => FriedmanTest.Of(contenders),
        "mcnemar" => new((one, reference) => RowTests.McNemar(task, rowsOf(one.Name), rowsOf(reference.Name))),
        "delong" => new((one, reference) => RowTests.Delong(task, rowsOf(one.Name), rowsOf(reference.Name))),
        _ => throw new StatisticFailure($"'{task.Test}' is no test of configurations; it is nadeau-bengio, paired-t, wilcoxon, friedman, mcnemar or delong."),
    };
}
