using System.Collections.Immutable;
using System.Text;

namespace Mlops.GitOps.Execution.Records;

/// <summary>Reads a lock that git could not merge: each side by itself, and of the two what they agree on.</summary>
internal static class LockConflicts
{
    private enum Place
    {
        Both,
        Ours,
        Ancestor,
        Theirs,
    }

    public static bool IsIn(string text) => text.StartsWith("<<<<<<<", StringComparison.Ordinal) || text.Contains("\n<<<<<<<", StringComparison.Ordinal);

    public static LockFile Resolve(string path, string text)
    {
        var ours = LockText.Read(path, SideOf(text, Place.Ours), isTolerant: true);
        var theirs = LockText.Read(path, SideOf(text, Place.Theirs), isTolerant: true);
        var data = theirs.Data.ToImmutableHashSet();
        var stages = theirs.Stages.ToImmutableHashSet();
        return ours with { Data = [.. ours.Data.Where(data.Contains)], Stages = [.. ours.Stages.Where(stages.Contains)] };
    }

    private static string SideOf(string text, Place side)
    {
        var kept = new StringBuilder(text.Length);
        var place = Place.Both;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (PlaceBehind(line, place) is { } next) place = next;
            else if (place == Place.Both || place == side) kept.Append(line).Append('\n');
        }

        return kept.ToString();
    }

    private static Place? PlaceBehind(ReadOnlySpan<char> line, Place place)
    {
        if (line.StartsWith("<<<<<<<", StringComparison.Ordinal)) return Place.Ours;
        if (line.StartsWith("|||||||", StringComparison.Ordinal)) return Place.Ancestor;
        if (line.StartsWith("=======", StringComparison.Ordinal) && place != Place.Both) return Place.Theirs;
        return line.StartsWith(">>>>>>>", StringComparison.Ordinal) ? Place.Both : null;
    }
}
