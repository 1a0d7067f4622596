namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>Sums over the rows of a node, bin by bin. Each column is summed by one thread in the order of the rows, so the sums are the same for any number of threads.</summary>
internal static unsafe class Histograms
{
    /// <summary>Fills the histogram of a column.</summary>
    /// <param name="hessians">Empty where the second derivative is 1 for every row.</param>
    public static void Fill(Span<HistogramBin> histogram, byte[] bins, ReadOnlySpan<int> rows, ReadOnlySpan<float> gradients, ReadOnlySpan<float> hessians)
    {
        histogram.Clear();
        fixed (HistogramBin* all = histogram)
        fixed (byte* binOf = bins)
        fixed (int* row = rows)
        fixed (float* gradient = gradients, hessian = hessians)
        {
            if (hessian is not null)
            {
                for (var at = 0; at < rows.Length; at++)
                {
                    var bin = all + binOf[row[at]];
                    bin->Gradient += gradient[at];
                    bin->Hessian += hessian[at];
                    bin->Count++;
                }

                return;
            }

            for (var at = 0; at < rows.Length; at++)
            {
                var bin = all + binOf[row[at]];
                bin->Gradient += gradient[at];
                bin->Count++;
            }
        }

        foreach (ref var bin in histogram) bin.Hessian = bin.Count;
    }

    /// <summary>Leaves in the histogram of a node what is not in that of one of its children: the other's.</summary>
    public static void Subtract(Span<HistogramBin> whole, ReadOnlySpan<HistogramBin> part)
    {
        for (var bin = 0; bin < whole.Length; bin++)
        {
            whole[bin].Gradient -= part[bin].Gradient;
            whole[bin].Hessian -= part[bin].Hessian;
            whole[bin].Count -= part[bin].Count;
        }
    }
}
