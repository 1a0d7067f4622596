namespace Mlops.GitOps.Data.Statistics.Distributions;

/// <summary>P(D ≤ d) as a power of Durbin's matrix (Marsaglia, Tsang and Wang, 2003).</summary>
internal static class Durbin
{
    private const double Large = 1e140;

    public static double Below(double distance, int rows)
    {
        var scaled = rows * distance;
        var k = (int)scaled + 1;
        var (power, exponent) = Power(Matrix((2 * k) - 1, k - scaled), rows);
        var value = power[k - 1, k - 1];
        for (var i = 1; i <= rows; i++)
        {
            value = value * i / rows;
            if (value >= 1 / Large) continue;
            value *= Large;
            exponent -= 140;
        }

        return value * Math.Pow(10, exponent);
    }

    private static double[,] Matrix(int size, double rest)
    {
        var matrix = new double[size, size];
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++) matrix[i, j] = i - j + 1 < 0 ? 0 : 1;
        for (var i = 0; i < size; i++)
        {
            matrix[i, 0] -= Math.Pow(rest, i + 1);
            matrix[size - 1, i] -= Math.Pow(rest, size - i);
        }

        matrix[size - 1, 0] += (2 * rest) - 1 > 0 ? Math.Pow((2 * rest) - 1, size) : 0;
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++)
                for (var factor = 1; factor <= i - j + 1; factor++) matrix[i, j] /= factor;
        return matrix;
    }

    private static (double[,] Value, int Exponent) Power(double[,] matrix, int rows)
    {
        if (rows == 1) return (matrix, 0);
        var (half, exponent) = Power(matrix, rows / 2);
        var square = Product(half, half);
        exponent *= 2;
        var result = rows % 2 == 0 ? square : Product(matrix, square);
        var middle = result.GetLength(0) / 2;
        if (result[middle, middle] <= Large) return (result, exponent);
        for (var i = 0; i < result.GetLength(0); i++)
            for (var j = 0; j < result.GetLength(0); j++) result[i, j] /= Large;
        return (result, exponent + 140);
    }

    private static double[,] Product(double[,] left, double[,] right)
    {
        var size = left.GetLength(0);
        var product = new double[size, size];
        for (var i = 0; i < size; i++)
            for (var k = 0; k < size; k++)
                for (var j = 0; j < size; j++) product[i, j] += left[i, k] * right[k, j];
        return product;
    }
}
