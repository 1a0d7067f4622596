namespace Mlops.GitOps.Data.Learning.Linear;

/// <summary>Solves symmetric systems of equations.</summary>
internal static class Cholesky
{
    /// <summary>What is left of a column when those before it explain it but for rounding.</summary>
    private const double Nothing = 1e-11;

    /// <summary>Returns the solution. A column that those before it make up gets 0.</summary>
    /// <param name="matrix">The lower half, row by row; it is used up.</param>
    public static double[] Solve(double[] matrix, double[] right)
    {
        var size = right.Length;
        var isLeftOut = new bool[size];
        for (var row = 0; row < size; row++)
        {
            var whole = matrix[(row * size) + row];
            for (var column = 0; column <= row; column++)
            {
                var left = matrix[(row * size) + column];
                for (var at = 0; at < column; at++) left -= matrix[(row * size) + at] * matrix[(column * size) + at];
                if (column < row) matrix[(row * size) + column] = isLeftOut[column] ? 0 : left / matrix[(column * size) + column];
                else if (left <= Nothing * whole) isLeftOut[row] = true;
                else matrix[(row * size) + row] = Math.Sqrt(left);
            }
        }

        var solution = (double[])right.Clone();
        for (var row = 0; row < size; row++)
        {
            for (var at = 0; at < row; at++) solution[row] -= matrix[(row * size) + at] * solution[at];
            solution[row] = isLeftOut[row] ? 0 : solution[row] / matrix[(row * size) + row];
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var at = row + 1; at < size; at++) solution[row] -= matrix[(at * size) + row] * solution[at];
            solution[row] = isLeftOut[row] ? 0 : solution[row] / matrix[(row * size) + row];
        }

        return solution;
    }
}
