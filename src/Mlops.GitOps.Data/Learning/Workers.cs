namespace Mlops.GitOps.Data.Learning;

/// <summary>
/// Shares out work so that the result is the same for any number of threads: what is summed is summed over stripes of rows whose number depends on
/// nothing but the work, and the sums of the stripes are added in their order.
/// </summary>
public sealed record Workers(int Threads, CancellationToken Stop)
{
    private const int Stripes = 16;

    /// <summary>Below this a second thread costs more than it brings.</summary>
    private const int FewRows = 4096;

    public static Workers One { get; } = new(1, CancellationToken.None);

    public void For(int count, Action<int> work)
    {
        Stop.ThrowIfCancellationRequested();
        if (Threads == 1 || count < 2)
        {
            for (var at = 0; at < count; at++) work(at);
            return;
        }

        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = Stop }, work);
    }

    /// <summary>Does something to each row, some rows at a time.</summary>
    public void ForRows(int rows, Action<int, int> work)
    {
        if (rows < FewRows) work(0, rows);
        else For(Stripes, stripe => work(Start(stripe, Stripes, rows), Start(stripe + 1, Stripes, rows)));
    }

    /// <summary>Sums lists of numbers over all rows.</summary>
    /// <param name="stripes">How many sums may be held at once, where they are very long.</param>
    public double[] Sum(int rows, int width, Action<int, int, double[]> add, int stripes = Stripes)
    {
        var parts = rows < FewRows ? 1 : stripes;
        var sums = new double[parts][];
        For(parts, stripe => add(Start(stripe, parts, rows), Start(stripe + 1, parts, rows), sums[stripe] = new double[width]));
        for (var stripe = 1; stripe < parts; stripe++)
        {
            for (var at = 0; at < width; at++) sums[0][at] += sums[stripe][at];
        }

        return sums[0];
    }

    private static int Start(int stripe, int stripes, int rows) => (int)((long)rows * stripe / stripes);
}
