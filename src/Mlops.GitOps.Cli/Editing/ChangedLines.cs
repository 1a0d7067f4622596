using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Cli.Editing;

/// <summary>Shows the stretch of lines in which two texts differ, as a diff does.</summary>
internal static class ChangedLines
{
    public static IEnumerable<string> Of(SourceFile before, SourceFile after, Paint paint)
    {
        var (old, now) = (LinesOf(before), LinesOf(after));
        var same = 0;
        while (same < Math.Min(old.Count, now.Count) && old[same] == now[same]) same++;
        var behind = 0;
        while (behind < Math.Min(old.Count, now.Count) - same && old[^(behind + 1)] == now[^(behind + 1)]) behind++;
        for (var at = same; at < old.Count - behind; at++)
        {
            if (At(now, at - same, same, behind) != old[at]) yield return paint.Red(Line('-', at, old[at]));
        }

        for (var at = same; at < now.Count - behind; at++)
        {
            if (At(old, at - same, same, behind) != now[at]) yield return paint.Green(Line('+', at, now[at]));
        }
    }

    // Where as many lines stand on either side, each has its counterpart.
    private static string? At(List<string> lines, int offset, int same, int behind) => same + offset < lines.Count - behind ? lines[same + offset] : null;

    private static List<string> LinesOf(SourceFile file) => [.. Enumerable.Range(1, file.LineCount).Select(file.LineAt)];

    private static string Line(char sign, int at, string text) => string.Create(CultureInfo.InvariantCulture, $"{sign} {at + 1,4}  {Printable.Text(text)}");
}
