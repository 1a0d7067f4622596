namespace Mlops.GitOps.Data.Comparing;

/// <summary>What two configurations scored in the replicates that both have.</summary>
internal sealed record Pairing(double[] Scores, double[] Reference)
{
    public int Count => Scores.Length;

    public double[] Differences => Statistics.Moments.Differences(Scores, Reference);

    public static Pairing Of(Contender one, Contender reference)
    {
        var common = one.Scores.Keys.Where(reference.Scores.ContainsKey).ToList();
        return new([.. common.Select(replicate => one.Scores[replicate])], [.. common.Select(replicate => reference.Scores[replicate])]);
    }
}
