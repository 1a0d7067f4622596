using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Core.Tests.Baselines;

/// <summary>What changed between two short texts: lines that went with <c>-</c>, lines that came with <c>+</c>.</summary>
internal static class LineDifference
{
    public static string Between(string[] before, string[] after)
    {
        var common = CommonLengths(before, after);
        var output = new StringBuilder();
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                i++;
                j++;
            }
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                output.Append(CultureInfo.InvariantCulture, $"-{i + 1,4} {before[i++]}\n");
            }
            else
            {
                output.Append(CultureInfo.InvariantCulture, $"+{j + 1,4} {after[j++]}\n");
            }
        }

        return output.ToString();
    }

    // Entry [i, j] is how many lines the rests of both texts have in common, in order.
    private static int[,] CommonLengths(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return common;
    }
}
