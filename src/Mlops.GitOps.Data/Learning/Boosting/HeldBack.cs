namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>Rows that are not learned from, to see when learning stops to help: a tenth of each class. Which rows depends on the seed and their places alone.</summary>
internal sealed class HeldBack
{
    private const double Fraction = 0.1;
    private const int Patience = 10;
    private const double Tolerance = 1e-7;

    private readonly FeatureTable rows;
    private readonly BoostingLoss loss;
    private readonly Workers workers;
    private readonly double[][] scores;
    private readonly List<double> losses = [];

    public HeldBack(FeatureTable rows, LabelColumn label, double[] baselines, Workers workers)
    {
        (this.rows, this.workers) = (rows, workers);
        loss = new BoostingLoss(label, workers);
        scores = [.. baselines.Select(baseline => Enumerable.Repeat(baseline, rows.Rows).ToArray())];
        losses.Add(loss.Mean(scores));
    }

    public double Loss => losses[^1];

    /// <summary>Parts rows into those to learn from and those held back.</summary>
    public static (int[] Learned, int[] Held) Choose(LabelColumn label, long seed)
    {
        var isHeld = new bool[label.Values.Length];
        var classes = label.Classes?.Count ?? 1;
        for (var at = 0; at < classes; at++)
        {
            var own = Enumerable.Range(0, isHeld.Length).Where(row => label.Classes is null || label.Values[row] == at).ToArray();
            var keys = own.Select(row => Mix((ulong)seed ^ Mix((ulong)row))).ToArray();
            Array.Sort(keys, own);
            foreach (var row in own.AsSpan(0, (int)Math.Round(own.Length * Fraction, MidpointRounding.AwayFromZero))) isHeld[row] = true;
        }

        var rows = Enumerable.Range(0, isHeld.Length).ToLookup(row => isHeld[row]);
        return ([.. rows[false]], [.. rows[true]]);
    }

    /// <summary>Looks at the trees of a round and says whether the last rounds brought nothing.</summary>
    public bool HasEnough(IReadOnlyList<LearnedTree> trees)
    {
        workers.ForRows(rows.Rows, (from, to) =>
        {
            foreach (var tree in trees)
            {
                for (var row = from; row < to; row++) scores[tree.Target][row] += tree.LeafOf(rows, row).Value;
            }
        });
        losses.Add(loss.Mean(scores));
        if (losses.Count <= Patience) return false;
        var before = losses[^(Patience + 1)] - Tolerance;
        return losses.TakeLast(Patience).All(later => later >= before);
    }

    private static ulong Mix(ulong state)
    {
        unchecked
        {
            var mixed = state + 0x9E3779B97F4A7C15UL;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
