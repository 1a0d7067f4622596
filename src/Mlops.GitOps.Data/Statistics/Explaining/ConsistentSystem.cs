namespace Mlops.GitOps.Data.Statistics.Explaining;

/// <summary>A system with the covariances of some features. A feature that the others determine adds nothing and gets the weight 0.</summary>
internal static class ConsistentSystem
{
    public static double[] Solve(double[][] matrix, double[] right)
    {
        var size = right.Length;
        var scales = matrix.Select((row, i) => row[i]).ToArray();
        var isUsed = new bool[size];
        for (var round = 0; round < size; round++)
        {
            var pivot = Pivot(matrix, scales, isUsed);
            if (pivot < 0) break;
            isUsed[pivot] = true;
            for (var row = 0; row < size; row++)
            {
                if (row == pivot || matrix[row][pivot] == 0) continue;
                var factor = matrix[row][pivot] / matrix[pivot][pivot];
                for (var column = 0; column < size; column++) matrix[row][column] -= factor * matrix[pivot][column];
                matrix[row][pivot] = 0;
                right[row] -= factor * right[pivot];
            }
        }

        return [.. right.Select((value, i) => isUsed[i] ? value / matrix[i][i] : 0)];
    }

    // Of what is left of each variance, the largest share; below rounding there is nothing left.
    private static int Pivot(double[][] matrix, double[] scales, bool[] isUsed)
    {
        var (best, share) = (-1, 1e-12);
        for (var i = 0; i < scales.Length; i++)
        {
            if (isUsed[i] || !(scales[i] > 0) || matrix[i][i] / scales[i] <= share) continue;
            (best, share) = (i, matrix[i][i] / scales[i]);
        }

        return best;
    }
}
